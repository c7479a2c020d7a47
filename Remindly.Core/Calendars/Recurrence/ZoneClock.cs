using NodaTime;
using NodaTime.TimeZones;

namespace Remindly.Core.Calendars.Recurrence;

/// <summary>Between the clock on the wall in a zone, which skips and repeats, and instants, which do not.</summary>
internal static class ZoneClock
{
    // As far as a calendar can write, with a margin for the offsets.
    private static readonly Instant Earliest = Instant.FromUtc(1, 1, 3, 0, 0);
    private static readonly Instant Latest = Instant.FromUtc(9999, 12, 29, 0, 0);

    private static readonly Duration LongestChange = Duration.FromDays(1);

    /// <summary>The last instant at which a rule with this end may still have an occurrence.</summary>
    public static Instant LastInstant(Until? until, DateTimeZone zone) =>
        until is null ? Instant.MaxValue
        : until.Kind == UntilKind.Utc ? until.Value.InUtc().ToInstant()
        : At(until.LastLocal, zone).Instant;

    /// <summary>The readings of the clock outside of which no occurrence can lie between two instants.</summary>
    public static (LocalDateTime From, LocalDateTime To) Readings(DateTimeZone zone, Instant from, Instant to)
    {
        var (first, last) = (Clamp(from), Clamp(to));
        var lowest = Offset.Min(OffsetAt(first), OffsetAt(first - LongestChange));
        var highest = Offset.Max(OffsetAt(last), OffsetAt(last - LongestChange));
        return (first.WithOffset(lowest).LocalDateTime, last.WithOffset(highest).LocalDateTime);

        Offset OffsetAt(Instant instant) => zone.GetUtcOffset(instant);
    }

    /// <summary>
    /// The instants of these readings, in order and each once: a skipped time lands among the times after the gap, or on one.
    /// </summary>
    public static IEnumerable<Instant> Instants(IEnumerable<LocalDateTime> readings, DateTimeZone zone)
    {
        var moved = new SortedSet<Instant>();
        foreach (var reading in readings)
        {
            var (instant, skipped) = At(reading, zone);
            moved.Add(instant);
            while (!skipped && moved.Count > 0 && moved.Min <= instant)
            {
                yield return moved.Min;
                moved.Remove(moved.Min);
            }
        }

        foreach (var instant in moved)
        {
            yield return instant;
        }
    }

    public static (Instant Instant, bool Skipped) At(LocalDateTime reading, DateTimeZone zone)
    {
        var mapping = zone.MapLocal(reading);
        return (Resolvers.LenientResolver(mapping).ToInstant(), mapping.Count == 0);
    }

    private static Instant Clamp(Instant instant) => Instant.Max(Earliest, Instant.Min(Latest, instant));
}
