using NodaTime;
using Remindly.Core.Calendars.Recurrence;

namespace Remindly.Core.Calendars.Zones;

/// <summary>Reads a VTIMEZONE (RFC 5545 3.6.5): when its observances begin, in the years that a calendar is about.</summary>
internal static class EmbeddedZoneReader
{
    private static readonly Instant First = Instant.FromUtc(1900, 1, 1, 0, 0);
    private static readonly Instant Last = Instant.FromUtc(2100, 1, 1, 0, 0);
    private static readonly ExpansionLimits Limits = new(Steps: 20_000, Occurrences: 1_000);

    /// <summary>The zone, or null when it says nothing that can be used.</summary>
    public static DateTimeZone? Read(Component zone, string id)
    {
        try
        {
            var onsets = zone.Components.SelectMany(Onsets).OrderBy(onset => onset.Start).ToList();
            var distinct = onsets.Where((onset, index) => index + 1 == onsets.Count || onsets[index + 1].Start > onset.Start).ToList();
            return distinct.Count == 0 ? null : EmbeddedZone.Of(id, distinct);
        }
        catch (ExpansionLimitException)
        {
            return null;
        }
    }

    private static IEnumerable<Onset> Onsets(Component observance)
    {
        if (
            OffsetZones.Parse(observance.Find("TZOFFSETFROM")?.Value ?? "") is not { } from
            || OffsetZones.Parse(observance.Find("TZOFFSETTO")?.Value ?? "") is not { } to
            || Stamps.ReadTime(observance.Find("DTSTART")?.Value.Trim() ?? "") is not { } start
        )
        {
            return [];
        }

        var before = DateTimeZone.ForOffset(from);
        var dates = observance.All("RDATE").SelectMany(line => line.Value.Split(',')).Select(text => Stamps.ReadTime(text.Trim()));
        var single = dates.OfType<LocalDateTime>().Prepend(start).Select(time => time.InZoneStrictly(before).ToInstant());
        var repeated = observance
            .All("RRULE")
            .Select(line => RecurrenceRule.Parse(line.Value, out _))
            .OfType<RecurrenceRule>()
            .SelectMany(rule => Occurrences.Between(rule, start, before, First, Last, Limits));
        return single.Concat(repeated).Distinct().Select(instant => new Onset(instant, from, to));
    }
}
