namespace Remindly.Core.Calendars.Expansion;

/// <summary>How working out a calendar's occurrences ended.</summary>
public abstract record CalendarExpansion
{
    private CalendarExpansion() { }

    /// <summary>In the order of their starts, with what could not be read or worked out of single events.</summary>
    public sealed record Complete(IReadOnlyList<CalendarOccurrence> Occurrences, IReadOnlyList<EventProblem> Problems) : CalendarExpansion;

    public sealed record Refused(CalendarFault Fault) : CalendarExpansion;
}
