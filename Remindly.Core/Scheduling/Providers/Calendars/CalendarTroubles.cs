using NodaTime;
using Remindly.Core.Calendars;
using Remindly.Core.Calendars.Expansion;

namespace Remindly.Core.Scheduling.Providers.Calendars;

/// <summary>What of a calendar could not be read, as far as it may concern the window that was asked for.</summary>
internal static class CalendarTroubles
{
    public static IEnumerable<UnreadableAppointment> Of(
        Calendar calendar,
        CalendarExpansion.Complete expansion,
        DateTimeZone zone,
        Instant until
    )
    {
        var here = expansion.Occurrences.Select(each => each.Uid).ToHashSet(StringComparer.Ordinal);
        var unread = calendar
            .Events.Where(each => each.Rules.Count == 0 && each.Start.InstantOr(zone) <= until)
            .Where(each => each.Properties.Any(line => line.Name == "RRULE"))
            .Select(each => each.Uid)
            .ToHashSet(StringComparer.Ordinal);
        return expansion
            .Problems.Where(problem => problem.Left || here.Contains(problem.Uid) || unread.Contains(problem.Uid))
            .GroupBy(problem => problem.Uid, StringComparer.Ordinal)
            .Select(same => Unreadable(same.Key, same.Any(problem => problem.Left), unread.Contains(same.Key)));
    }

    // Not under the appointment's own id: what could be read of it is taken.
    private static UnreadableAppointment Unreadable(string uid, bool left, bool rule)
    {
        var id = OccurrenceMapping.IdOf(uid, "problem");
        return left ? new(id, "unreadable_event", "An appointment that Remindly cannot read.")
            : rule ? new(id, "unreadable_rule", "An appointment whose repetition Remindly cannot read: only its first time is here.")
            : new(id, "unclear_time", "An appointment whose time or dates Remindly can read only in part. Compare it in the calendar.");
    }
}
