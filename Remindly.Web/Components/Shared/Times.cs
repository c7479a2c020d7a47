using System.Globalization;
using NodaTime;
using NodaTime.Extensions;

namespace Remindly.Web.Components.Shared;

/// <summary>Instants in the words people use. Pure: the clock, the zone and the culture are handed in.</summary>
public static class Times
{
    /// <summary>"today 2:30 pm", "tomorrow 9:00 am", "Tue 8 Dec 2:30 pm"; another year is named.</summary>
    public static string Words(DateTimeOffset at, DateTimeOffset now, string zone, CultureInfo culture) =>
        $"{DayWords(At(at, zone).Date, At(now, zone).Date, culture)} {Clock(at, zone, culture)}";

    /// <summary>"today", "tomorrow", "yesterday", "Tue 8 Dec".</summary>
    public static string Day(DateTimeOffset at, DateTimeOffset now, string zone, CultureInfo culture) =>
        DayWords(At(at, zone).Date, At(now, zone).Date, culture);

    /// <summary>"2:30 pm", or "14:30" where the reader's language counts to 24.</summary>
    public static string Clock(DateTimeOffset at, string zone, CultureInfo culture)
    {
        var local = At(at, zone).ToDateTimeUnspecified();
        return culture.DateTimeFormat.ShortTimePattern.Contains('H', StringComparison.Ordinal)
            ? local.ToString("HH:mm", culture)
            : local.ToString("h:mm", culture) + (local.Hour < 12 ? " am" : " pm");
    }

    /// <summary>"Tuesday 8 December 2026, 2:30 pm, New York time".</summary>
    public static string Exact(DateTimeOffset at, string zone, CultureInfo culture)
    {
        var date = At(at, zone).ToDateTimeUnspecified().ToString(MonthFirst(culture) ? "dddd, MMMM d, yyyy" : "dddd d MMMM yyyy", culture);
        return $"{date}, {Clock(at, zone, culture)}, {ZoneWords(zone)} time";
    }

    /// <summary>"just now", "5 minutes ago", "in 2 hours"; beyond a few hours the day and the time say more.</summary>
    public static string Relative(DateTimeOffset at, DateTimeOffset now, string zone, CultureInfo culture)
    {
        var distance = now - at;
        return distance.Duration() switch
        {
            { TotalSeconds: < 45 } when distance >= TimeSpan.Zero => "just now",
            { TotalSeconds: < 45 } => "in a moment",
            { TotalMinutes: < 59.5 } span => Ago(distance, Math.Max(1, (int)Math.Round(span.TotalMinutes)), "minute"),
            { TotalHours: < 6 } span => Ago(distance, (int)Math.Round(span.TotalHours), "hour"),
            _ => Words(at, now, zone, culture),
        };
    }

    /// <summary>True where the two zones show different clocks at that instant.</summary>
    public static bool Differ(DateTimeOffset at, string zone, string other) => At(at, zone).Offset != At(at, other).Offset;

    /// <summary>"New York" for America/New_York.</summary>
    public static string ZoneWords(string zone) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');

    private static string Ago(TimeSpan distance, int count, string unit)
    {
        var words = $"{count} {unit}{(count == 1 ? "" : "s")}";
        return distance >= TimeSpan.Zero ? $"{words} ago" : $"in {words}";
    }

    private static string DayWords(LocalDate date, LocalDate today, CultureInfo culture)
    {
        var format = MonthFirst(culture) ? "ddd, MMM d" : "ddd d MMM";
        return Period.DaysBetween(today, date) switch
        {
            0 => "today",
            1 => "tomorrow",
            -1 => "yesterday",
            _ => date.ToDateTimeUnspecified().ToString(date.Year == today.Year ? format : $"{format} yyyy", culture),
        };
    }

    private static bool MonthFirst(CultureInfo culture) => culture.DateTimeFormat.MonthDayPattern.StartsWith('M');

    private static ZonedDateTime At(DateTimeOffset at, string zone) =>
        at.ToInstant().InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc);
}
