using NodaTime;

namespace Remindly.Core.Calendars.Recurrence;

/// <summary>The times of a day that a rule falls on, in order: each of the hours with each of the minutes and seconds.</summary>
internal sealed class TimeSet(int[] hours, int[] minutes, int[] seconds)
{
    public int[] Hours => hours;

    public int[] Minutes => minutes;

    public int[] Seconds => seconds;

    public int Count { get; } = hours.Length * minutes.Length * seconds.Length;

    public LocalTime this[int index] =>
        new(
            hours[index / (minutes.Length * seconds.Length)],
            minutes[index / seconds.Length % minutes.Length],
            seconds[index % seconds.Length]
        );

    public static TimeSet Of(RecurrenceRule rule, LocalTime start) =>
        new(
            Sorted(rule.ByHour, start.Hour),
            Sorted(rule.ByMinute, start.Minute),
            // Who knows no leap seconds reads second 60 as 59 (RFC 5545 3.3.12).
            Sorted([.. rule.BySecond.Select(second => Math.Min(second, 59))], start.Second)
        );

    private static int[] Sorted(IReadOnlyList<int> values, int otherwise) =>
        values.Count == 0 ? [otherwise] : [.. values.Distinct().Order()];
}
