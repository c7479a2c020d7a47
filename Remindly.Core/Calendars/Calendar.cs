namespace Remindly.Core.Calendars;

/// <summary>What a stream of iCalendar holds that matters here: its events.</summary>
/// <param name="Name">What its owner calls it.</param>
/// <param name="TimeZone">The zone it says its owner lives in, by the name it gives.</param>
/// <param name="RefreshInterval">How often it asks to be read again.</param>
public sealed record Calendar(
    string? Name,
    string? TimeZone,
    NominalDuration? RefreshInterval,
    IReadOnlyList<CalendarEvent> Events,
    IReadOnlyList<EventProblem> Problems
);
