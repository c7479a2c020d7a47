using NodaTime;

namespace Remindly.Core.Calendars.Expansion;

/// <summary>One time that an event takes place.</summary>
/// <param name="RecurrenceId">
/// Which of a series it is: the time it has by the rule, as a date or in UTC, also after it was moved. Null when there is no series.
/// </param>
/// <param name="Start">The instant; of a whole day, its first in the zone that was given.</param>
/// <param name="End">The instant after its last.</param>
/// <param name="Zone">Where the clock on the wall says its time.</param>
/// <param name="Date">The first day, when it takes whole days.</param>
/// <param name="EndDate">The day after the last, when it takes whole days.</param>
/// <param name="Event">What it says: the series, or the change to this one.</param>
public sealed record CalendarOccurrence(
    string Uid,
    string? RecurrenceId,
    Instant Start,
    Instant End,
    DateTimeZone Zone,
    LocalDate? Date,
    LocalDate? EndDate,
    CalendarEvent Event
)
{
    public bool IsAllDay => Date is not null;

    public string? Summary => Event.Summary;

    public string? Location => Event.Location;

    public string? Description => Event.Description;

    public string? Url => Event.Url;

    public EventStatus Status => Event.Status;

    public int Sequence => Event.Sequence;

    public IReadOnlyList<ContentLine> Properties => Event.Properties;
}
