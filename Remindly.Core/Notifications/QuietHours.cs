using Remindly.Core.Care;

namespace Remindly.Core.Notifications;

/// <summary>When a person wants no messages, by the clock on their wall; over midnight where <paramref name="Until"/> is the earlier.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly Until)
{
    /// <summary>The first instant from <paramref name="instant"/> on that is not quiet.</summary>
    /// <param name="zone">The person's IANA zone.</param>
    /// <exception cref="ArgumentException">The zone is unknown.</exception>
    public DateTimeOffset After(DateTimeOffset instant, string zone)
    {
        var wall = Zones.Local(instant, zone).DateTime;
        var time = TimeOnly.FromDateTime(wall);

        // The last minute before the end is quiet, the end is not; the same both: never quiet.
        if (!time.IsBetween(From, Until))
        {
            return instant;
        }

        var date = DateOnly.FromDateTime(wall);
        var day = Until > time ? date : date.AddDays(1);
        var end = Zones.InstantOf(day.ToDateTime(Until), zone);

        // Where the clocks go back, the reading comes twice and the first may be over.
        return end > instant ? end : instant;
    }
}
