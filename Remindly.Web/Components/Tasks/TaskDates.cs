using System.Globalization;
using Remindly.Core.Care;
using Remindly.Web.Api.Json;

namespace Remindly.Web.Components.Tasks;

/// <summary>
/// Days as an address names them: <c>2026-12-01</c>, <c>today</c>, <c>7d</c> for seven days from today (<c>-7d</c> for before), or an
/// instant as the HTTP contract has it. Pure: now and the zone are handed in.
/// </summary>
internal static class TaskDates
{
    public const string Today = "today";
    private const int MostDays = 3660;

    /// <summary>Stretches of days that people ask for, with the words they ask in.</summary>
    public static readonly IReadOnlyList<(string From, string To, string Words)> Presets =
    [
        (Today, "1d", "Today"),
        (Today, "7d", "Next 7 days"),
        (Today, "30d", "Next 30 days"),
        ("-7d", Today, "Last 7 days"),
        ("-30d", Today, "Last 30 days"),
    ];

    public static bool IsKnown(string? text) =>
        text is null or "" || Days(text) is not null || Date(text) is not null || IsInstant(text, out _);

    /// <summary>The first instant of that day; null where none is named.</summary>
    public static DateTimeOffset? Read(string? text, DateTimeOffset now, string zone) =>
        IsInstant(text, out var instant) ? instant
        : DayOf(text, now, zone) is { } day ? Zones.StartOfDay(day, zone)
        : null;

    /// <summary>That day there; null where none is named.</summary>
    public static DateOnly? DayOf(string? text, DateTimeOffset now, string zone) =>
        Days(text) is { } days ? Zones.DateOf(now, zone).AddDays(days)
        : Date(text) is { } date ? date
        : IsInstant(text, out var instant) ? Zones.DateOf(instant, zone)
        : null;

    public static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int? Days(string? text) =>
        text == Today ? 0
        : text is [.. var number, 'd']
        && int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days)
        && Math.Abs((long)days) <= MostDays
            ? days
        : null;

    private static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is >= Remindly.Core.Instants.FirstYear and <= Remindly.Core.Instants.LastYear
            ? date
            : null;

    private static bool IsInstant(string? text, out DateTimeOffset instant)
    {
        instant = default;
        return text is { Length: > 0 } && InstantJson.TryRead(text, out instant);
    }
}
