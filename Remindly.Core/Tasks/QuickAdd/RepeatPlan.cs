using System.Globalization;
using NodaTime;

namespace Remindly.Core.Tasks.QuickAdd;

/// <summary>How often something comes again, as somebody says it.</summary>
internal sealed record RepeatPlan
{
    private const int LongestSearch = 366 * 9;

    public DayUnit Unit { get; init; }

    public int Interval { get; init; } = 1;

    /// <summary>The weekdays; empty where the first day says it.</summary>
    public IReadOnlyList<IsoDayOfWeek> Days { get; init; } = [];

    /// <summary>Which of the month's weekdays, minus one for the last; null for all.</summary>
    public int? Nth { get; init; }

    /// <summary>The day of the month, minus one for the last; null where the first day says it.</summary>
    public int? MonthDay { get; init; }

    /// <summary>The day of the year; null where the first day says it.</summary>
    public (int Month, int Day)? YearDay { get; init; }

    /// <summary>The first day on or after this one that it holds on.</summary>
    public LocalDate First(LocalDate from) => Enumerable.Range(0, LongestSearch).Select(from.PlusDays).FirstOrDefault(Holds, from);

    /// <summary>Whether a repeat may begin on this day.</summary>
    public bool Holds(LocalDate date)
    {
        var last = date.Calendar.GetDaysInMonth(date.Year, date.Month);
        var nth = Nth is not { } number || (number > 0 ? ((date.Day - 1) / 7) + 1 == number : date.Day + 7 > last);
        var monthDay = MonthDay is not { } day || date.Day == (day < 0 ? last : day);
        var yearDay = YearDay is not { } of || (date.Month, date.Day) == of;
        return nth && monthDay && yearDay && (Days.Count == 0 || Days.Contains(date.DayOfWeek));
    }

    /// <summary>As RFC 5545 writes it.</summary>
    /// <param name="end">Such as <c>COUNT=5</c>.</param>
    /// <param name="hours">Of the day, where there are several.</param>
    public string Rule(string? end, IReadOnlyList<int> hours)
    {
        string?[] parts =
        [
            "FREQ="
                + Unit switch
                {
                    DayUnit.Day => "DAILY",
                    DayUnit.Week => "WEEKLY",
                    DayUnit.Month => "MONTHLY",
                    _ => "YEARLY",
                },
            end,
            Interval == 1 ? null : string.Create(CultureInfo.InvariantCulture, $"INTERVAL={Interval}"),
            Days.Count == 0 ? null : "BYDAY=" + string.Join(',', Days.Order().Select(Code)),
            hours.Count < 2 ? null : "BYHOUR=" + string.Join(',', hours),
            MonthDay is { } day ? string.Create(CultureInfo.InvariantCulture, $"BYMONTHDAY={day}") : null,
        ];
        return string.Join(';', parts.OfType<string>());
    }

    private string Code(IsoDayOfWeek day) => Nth?.ToString(CultureInfo.InvariantCulture) + day.ToString()[..2].ToUpperInvariant();
}
