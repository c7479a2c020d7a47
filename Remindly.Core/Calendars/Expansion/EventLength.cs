using NodaTime;

namespace Remindly.Core.Calendars.Expansion;

/// <summary>
/// When an occurrence ends. With DTEND each lasts exactly as long as the first, with DURATION as long by the calendar (RFC 5545 3.8.5.3).
/// </summary>
internal static class EventLength
{
    private static readonly Duration Most = Duration.FromDays(NominalDuration.MostDays);

    /// <summary>The day after the last of an event of whole days.</summary>
    public static LocalDate EndOf(CalendarEvent what, LocalDate date, AddedTime? added)
    {
        var (start, end) = added?.End is null ? (what.Start, what.End) : (added.Start, added.End);
        var duration = added?.Duration ?? what.Duration;
        var days =
            end is not null ? Period.DaysBetween(start.Local.Date, end.Local.Date)
            : duration is { } length ? length.Days + (int)length.Time.TotalDays
            : 1;
        return date.PlusDays(Math.Clamp(days, 1, NominalDuration.MostDays));
    }

    /// <summary>The instant after the last of an event with a time.</summary>
    public static Instant EndOf(CalendarEvent what, Instant start, DateTimeZone zone, AddedTime? added, DateTimeZone defaultZone)
    {
        var (first, end) = added?.End is null ? (what.Start, what.End) : (added.Start, added.End);
        if (added?.Duration is { } own)
        {
            return Instant.Max(start, own.After(start, zone));
        }

        if (end is not null)
        {
            var exact = end.InstantOr(defaultZone) - first.InstantOr(defaultZone);
            return start + Duration.Max(Duration.Zero, Duration.Min(exact, Most));
        }

        return what.Duration is { } duration ? Instant.Max(start, duration.After(start, zone)) : start;
    }
}
