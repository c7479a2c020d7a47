using NodaTime;
using Remindly.Core.Calendars.Recurrence;

namespace Remindly.Core.Calendars;

/// <summary>A VEVENT: an appointment, a series of them, or the changes to one or more of a series.</summary>
public sealed class CalendarEvent
{
    internal CalendarEvent() { }

    public required string Uid { get; init; }

    /// <summary>Which occurrence of the series this changes, by the time it had; null for the series itself.</summary>
    public CalendarTime? RecurrenceId { get; internal init; }

    /// <summary>Whether it changes all later occurrences too.</summary>
    public bool ThisAndFuture { get; internal init; }

    public required CalendarTime Start { get; init; }

    public CalendarTime? End { get; internal init; }

    public NominalDuration? Duration { get; internal init; }

    public IReadOnlyList<RecurrenceRule> Rules { get; internal init; } = [];

    public IReadOnlyList<AddedTime> Added { get; internal init; } = [];

    public IReadOnlyList<CalendarTime> Excluded { get; internal init; } = [];

    public string? Summary { get; internal init; }

    public string? Location { get; internal init; }

    public string? Description { get; internal init; }

    public string? Url { get; internal init; }

    public EventStatus Status { get; internal init; }

    public int Sequence { get; internal init; }

    /// <summary>When it was last changed, as far as it says.</summary>
    public Instant? Changed { get; internal init; }

    /// <summary>Everything it says, in the order and the spelling of the calendar.</summary>
    public IReadOnlyList<ContentLine> Properties { get; internal init; } = [];
}
