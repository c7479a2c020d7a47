using NodaTime;
using Remindly.Core.Calendars;
using Remindly.Core.Calendars.Expansion;
using Remindly.Core.Scheduling.Providers.Calendars;

namespace Remindly.Core.Scheduling.Providers.CalendarFeed;

/// <summary>What a feed has in a window, and how long that stays all while the feed does not change.</summary>
/// <param name="Until">From this end of a window on there is more than what is here.</param>
internal sealed record FeedReading(
    IReadOnlyList<CalendarOccurrence> Inside,
    IReadOnlyList<UnreadableAppointment> Unreadable,
    DateTimeOffset Until
)
{
    /// <exception cref="ProviderException">The feed goes beyond what is worked out.</exception>
    public static FeedReading Of(Calendar calendar, DateWindow window, DateTimeZone zone, TimeSpan ahead)
    {
        var (from, to) = (Instant.FromDateTimeOffset(window.From), Instant.FromDateTimeOffset(window.To));
        var later = to + Duration.FromTimeSpan(ahead);
        if (CalendarExpander.Expand(calendar, zone, from, later, CalendarLimits.Default) is not CalendarExpansion.Complete complete)
        {
            throw new ProviderException(FailureKind.InvalidResponse);
        }

        var inside = complete.Occurrences.TakeWhile(each => each.Start <= to).ToList();
        var next = inside.Count < complete.Occurrences.Count ? complete.Occurrences[inside.Count].Start : later;
        var here = complete with { Occurrences = inside };
        return new FeedReading(inside, [.. CalendarTroubles.Of(calendar, here, zone, to)], next.ToDateTimeOffset());
    }
}
