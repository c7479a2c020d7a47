using System.Text;
using NodaTime;
using Remindly.Core.Calendars;
using Remindly.Core.Calendars.Expansion;

namespace Remindly.Web.Sandbox.Feeds;

/// <summary>What a calendar's entries come to, one by one.</summary>
internal static class FeedReadings
{
    private static readonly Duration Back = Duration.FromDays(60);
    private static readonly Duration Ahead = Duration.FromDays(180);

    public static async Task<IReadOnlyList<FeedEntry>> EntriesAsync(
        Component calendar,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(CalendarWriter.Write(calendar)));
        var read = await CalendarReader.ReadAsync(stream, CalendarLimits.Default, cancellationToken) as CalendarReading.Read;
        var today = Instant.FromDateTimeOffset(now);
        var found = read is null
            ? null
            : CalendarExpander.Expand(read.Calendar, FeedTime.Zone, today - Back, today + Ahead, CalendarLimits.Default);
        return found is CalendarExpansion.Complete all ? [.. all.Occurrences.Select(Entry)] : [];
    }

    private static FeedEntry Entry(CalendarOccurrence each) =>
        new(
            new FeedKey(each.Uid, each.RecurrenceId),
            each.Start.ToDateTimeOffset(),
            each.End.ToDateTimeOffset(),
            each.Summary ?? "",
            each.IsAllDay,
            each.Status == EventStatus.Cancelled
        );
}
