using System.Globalization;
using NodaTime;
using Remindly.Core.Calendars.Recurrence;
using Remindly.Core.Care;
using Remindly.Core.Tasks;

namespace Remindly.Web.Components.Tasks;

/// <summary>Repeats in the words people use: "every Monday and Thursday until 12 March".</summary>
internal static class RepeatWords
{
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth"];

    /// <summary>Null for a task that does not repeat.</summary>
    public static string? Of(TaskSummary task, CultureInfo culture) =>
        task is { Rrule: { } rule, ScheduledAt: { } at }
            ? Of(rule, task.AllDayOn ?? Zones.DateOf(at, task.SeniorTimeZone), task.SeniorTimeZone, culture)
            : null;

    /// <param name="on">A day it takes place: says which weekday where the rule does not.</param>
    public static string Of(string rule, DateOnly on, string zone, CultureInfo culture) =>
        RecurrenceRule.Parse(rule, out _) is { } read
            ? $"{Often(read, on, culture)}{Hours(read)}{End(read, zone, culture)}"
            : "by a rule of its own";

    private static string Often(RecurrenceRule rule, DateOnly on, CultureInfo culture)
    {
        var every = rule.Interval == 1 ? "every" : $"every {rule.Interval}";
        return rule switch
        {
            { BySetPos.Count: > 0 } or { ByYearDay.Count: > 0 } or { ByWeekNo.Count: > 0 } or { ByMonth.Count: > 0 } =>
                "by a rule of its own",
            { Frequency: Frequency.Daily, ByDay.Count: 0, ByMonthDay.Count: 0 } => Unit(rule, "day"),
            { Frequency: Frequency.Weekly, ByMonthDay.Count: 0 } => Weekly(rule, on, every),
            { Frequency: Frequency.Monthly, ByDay: [{ Ordinal: not 0 } nth], ByMonthDay.Count: 0 } =>
                $"{Unit(rule, "month")} on the {Nth(nth.Ordinal)} {nth.Day}",
            { Frequency: Frequency.Monthly, ByDay.Count: 0, ByMonthDay: [-1] } => $"{Unit(rule, "month")} on the last day",
            { Frequency: Frequency.Monthly, ByDay.Count: 0, ByMonthDay: [var day] } when day > 0 =>
                $"{Unit(rule, "month")} on the {Figure(day)}",
            { Frequency: Frequency.Monthly, ByDay.Count: 0, ByMonthDay.Count: 0 } => $"{Unit(rule, "month")} on the {Figure(on.Day)}",
            { Frequency: Frequency.Yearly, ByDay.Count: 0, ByMonthDay.Count: 0 } => $"{Unit(rule, "year")} on {Day(on, culture)}",
            _ => "by a rule of its own",
        };
    }

    private static string Weekly(RecurrenceRule rule, DateOnly on, string every)
    {
        List<IsoDayOfWeek> days =
            rule.ByDay.Count == 0 ? [on.DayOfWeek.ToIso()] : [.. rule.ByDay.Select(each => each.Day).Distinct().Order()];
        var named = days switch
        {
            [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday] => "weekday",
            { Count: 7 } => "day",
            [var one] => one.ToString(),
            _ => $"{string.Join(", ", days[..^1])} and {days[^1]}",
        };
        return rule.Interval == 1 ? $"every {named}" : $"{every} weeks on {(named == "weekday" ? "weekdays" : named)}";
    }

    private static string Unit(RecurrenceRule rule, string unit) => rule.Interval == 1 ? $"every {unit}" : $"every {rule.Interval} {unit}s";

    private static string Hours(RecurrenceRule rule) => rule.ByHour.Count < 2 ? "" : $", {rule.ByHour.Count} times a day";

    private static string End(RecurrenceRule rule, string zone, CultureInfo culture)
    {
        if (rule.Count is { } times)
        {
            return times == 1 ? ", once" : $", {times} times";
        }

        if (rule.Until is not { } until)
        {
            return "";
        }

        var day = until.Kind == UntilKind.Utc ? Zones.DateOf(until.Value.InUtc().ToDateTimeOffset(), zone) : until.Value.Date.ToDateOnly();
        var separator = culture.DateTimeFormat.MonthDayPattern.StartsWith('M') ? ", " : " ";
        return $" until {Day(day, culture)}{separator}{day.Year.ToString(CultureInfo.InvariantCulture)}";
    }

    private static string Nth(int ordinal) => ordinal < 0 ? "last" : Ordinals[Math.Min(ordinal, Ordinals.Length) - 1];

    private static string Figure(int day) =>
        day switch
        {
            1 or 21 or 31 => $"{day}st",
            2 or 22 => $"{day}nd",
            3 or 23 => $"{day}rd",
            _ => $"{day}th",
        };

    private static string Day(DateOnly day, CultureInfo culture) =>
        day.ToString(culture.DateTimeFormat.MonthDayPattern.StartsWith('M') ? "MMMM d" : "d MMMM", culture);

    private static IsoDayOfWeek ToIso(this DayOfWeek day) => day == DayOfWeek.Sunday ? IsoDayOfWeek.Sunday : (IsoDayOfWeek)day;
}
