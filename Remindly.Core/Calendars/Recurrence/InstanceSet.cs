using NodaTime;

namespace Remindly.Core.Calendars.Recurrence;

/// <summary>
/// A rule's occurrences in one of its periods, in order: each day with each time, or those of them that BYSETPOS names. They are
/// counted and found by index, because a year of seconds is too long a list.
/// </summary>
internal sealed class InstanceSet
{
    private readonly IReadOnlyList<LocalDate> days;
    private readonly TimeSet times;
    private readonly int[]? positions;

    public InstanceSet(IReadOnlyList<LocalDate> days, TimeSet times, IReadOnlyList<int> bySetPos)
    {
        this.days = days;
        this.times = times;
        var all = days.Count * times.Count;
        positions = bySetPos.Count == 0 ? null : Positions(bySetPos, all);
        Count = positions?.Length ?? all;
    }

    public int Count { get; }

    public LocalDateTime this[int index]
    {
        get
        {
            var at = positions?[index] ?? index;
            return days[at / times.Count] + times[at % times.Count];
        }
    }

    /// <summary>The index of the first that is not before this time; the count, when there is none.</summary>
    public int FirstFrom(LocalDateTime time)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = this[middle] < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static int[] Positions(IReadOnlyList<int> bySetPos, int all) =>
        [.. bySetPos.Select(position => position > 0 ? position - 1 : all + position).Where(at => at >= 0 && at < all).Distinct().Order()];
}
