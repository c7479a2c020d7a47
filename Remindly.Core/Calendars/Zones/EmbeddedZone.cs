using NodaTime;
using NodaTime.TimeZones;

namespace Remindly.Core.Calendars.Zones;

/// <summary>A zone that knows only what a calendar's VTIMEZONE says of it.</summary>
internal sealed class EmbeddedZone : DateTimeZone
{
    private readonly ZoneInterval[] intervals;

    private EmbeddedZone(string id, ZoneInterval[] intervals)
        : base(id, intervals.Length == 1, intervals.Min(each => each.WallOffset), intervals.Max(each => each.WallOffset)) =>
        this.intervals = intervals;

    /// <summary>A zone from its changes of offset, in order; there is at least one.</summary>
    public static EmbeddedZone Of(string id, IReadOnlyList<Onset> onsets)
    {
        var intervals = new List<ZoneInterval> { new(id, null, onsets[0].Start, onsets[0].From, Offset.Zero) };
        for (var index = 0; index < onsets.Count; index++)
        {
            Instant? end = index + 1 < onsets.Count ? onsets[index + 1].Start : null;
            intervals.Add(new ZoneInterval(id, onsets[index].Start, end, onsets[index].To, Offset.Zero));
        }

        return new EmbeddedZone(id, [.. intervals]);
    }

    public override ZoneInterval GetZoneInterval(Instant instant)
    {
        var (low, high) = (0, intervals.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = intervals[middle].HasEnd && intervals[middle].End <= instant ? (middle + 1, high) : (low, middle);
        }

        return intervals[low];
    }
}

/// <summary>From when on which offset holds, and which held before.</summary>
internal readonly record struct Onset(Instant Start, Offset From, Offset To);
