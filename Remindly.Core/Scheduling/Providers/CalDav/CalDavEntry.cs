using System.Text;
using NodaTime;
using Remindly.Core.Calendars;
using Remindly.Core.Calendars.Expansion;
using Remindly.Core.Scheduling.Providers.Calendars;

namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>One object of a calendar, read.</summary>
internal sealed record CalDavEntry(Calendar Calendar)
{
    private static readonly CalendarLimits Limits = CalendarLimits.Default with { Bytes = 8_000_000, Components = 5_000, Steps = 500_000 };

    public IEnumerable<string> Uids => Calendar.Events.Select(each => each.Uid).Distinct(StringComparer.Ordinal);

    /// <summary>Null when it cannot be read.</summary>
    public static async Task<CalDavEntry?> ReadAsync(string data, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(data));
        return await CalendarReader.ReadAsync(stream, Limits, cancellationToken) is CalendarReading.Read(var calendar)
            ? new CalDavEntry(calendar)
            : null;
    }

    /// <summary>When it takes place; null when that is more than can be worked out.</summary>
    public CalendarExpansion.Complete? Between(DateTimeZone zone, Instant from, Instant to) =>
        CalendarExpander.Expand(Calendar, zone, from, to, Limits) as CalendarExpansion.Complete;

    /// <summary>What is said where an object cannot be read: nothing of its content.</summary>
    public static UnreadableAppointment Unreadable(string href) =>
        new(
            OccurrenceMapping.IdOf(href.TrimEnd('/').Split('/')[^1], "problem"),
            "unreadable_event",
            "An appointment that Remindly cannot read."
        );
}
