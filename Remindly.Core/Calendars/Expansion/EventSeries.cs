namespace Remindly.Core.Calendars.Expansion;

/// <summary>The events of one UID: the series, and what changes some of it, as the calendar has them.</summary>
internal sealed record EventSeries(string Uid, CalendarEvent? Master, IReadOnlyList<CalendarEvent> Changes)
{
    public static IEnumerable<EventSeries> Of(IReadOnlyList<CalendarEvent> events) =>
        events
            .GroupBy(each => each.Uid, StringComparer.Ordinal)
            .Select(same => new EventSeries(
                same.Key,
                Latest(same.Where(each => each.RecurrenceId is null)),
                [.. same.Where(each => each.RecurrenceId is not null)]
            ));

    /// <summary>Of several versions of one event, the latest; of equals, the last in the calendar.</summary>
    public static CalendarEvent? Latest(IEnumerable<CalendarEvent> versions) =>
        versions.OrderBy(each => each.Sequence).ThenBy(each => each.Changed).LastOrDefault();
}
