using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Remindly.Core.Scheduling.Providers.Calendars;

namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>Asks for one appointment by its id: by its UID, and of a series by the time that it has by the rule.</summary>
internal sealed partial class CalDavLookup(CalDavClient client)
{
    // As far as an occurrence may have been moved along with those after it.
    private static readonly Duration Around = Duration.FromDays(400);
    private static readonly Duration Day = Duration.FromDays(1);

    public async Task<ExternalAppointment?> FindAsync(
        CalDavSession session,
        IReadOnlyList<CalDavCalendar> calendars,
        string externalId,
        CancellationToken cancellationToken
    )
    {
        if (OccurrenceMapping.IsHashed(externalId))
        {
            // Nobody can ask for what was too long to be kept.
            throw new ProviderException(FailureKind.InvalidResponse);
        }

        var occurrence = Occurrence().Match(externalId);
        string[] uids = occurrence.Success ? [externalId[..occurrence.Index], externalId] : [externalId];
        foreach (var uid in uids.Where(each => each.Length > 0))
        {
            foreach (var calendar in calendars)
            {
                if (await EntryAsync(session, calendar, uid, cancellationToken) is { } entry)
                {
                    var recurrence = uid.Length < externalId.Length ? occurrence.Groups["time"].Value : null;
                    return Find(entry, uid, recurrence, ZoneOf(session));
                }
            }
        }

        return null;
    }

    private static DateTimeZone ZoneOf(CalDavSession session) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(session.Connection.TimeZone) ?? DateTimeZone.Utc;

    private async Task<CalDavEntry?> EntryAsync(
        CalDavSession session,
        CalDavCalendar calendar,
        string uid,
        CancellationToken cancellationToken
    )
    {
        var query = new CalDavQuery(client, session, calendar, withData => DavBodies.WithUid(uid, withData));
        await foreach (var each in query.ReadAsync(cancellationToken))
        {
            // A server may answer with others whose UID only contains this one.
            if (each.Data is { } data && await CalDavEntry.ReadAsync(data, cancellationToken) is { } entry && entry.Uids.Contains(uid))
            {
                return entry;
            }
        }

        return null;
    }

    private static ExternalAppointment? Find(CalDavEntry entry, string uid, string? recurrence, DateTimeZone zone)
    {
        foreach (var (from, to) in Ranges(entry, recurrence, zone))
        {
            var expansion = entry.Between(zone, from, to) ?? throw new ProviderException(FailureKind.InvalidResponse);
            if (expansion.Problems.Any(problem => problem.Left))
            {
                throw new ProviderException(FailureKind.InvalidResponse);
            }

            if (expansion.Occurrences.FirstOrDefault(each => each.Uid == uid && each.RecurrenceId == recurrence) is { } found)
            {
                return new OccurrenceMapping().Read(found);
            }
        }

        return null;
    }

    // Where it may be: round the time it has by the rule, and wherever the calendar says that one was moved to.
    private static IEnumerable<(Instant From, Instant To)> Ranges(CalDavEntry entry, string? recurrence, DateTimeZone zone)
    {
        if (recurrence is not null && Time(recurrence, zone) is { } time)
        {
            yield return (time - Around, time + Around);
        }

        foreach (var start in entry.Calendar.Events.Select(each => each.Start.InstantOr(zone)))
        {
            yield return (start - Day, start + Day);
        }
    }

    private static Instant? Time(string recurrence, DateTimeZone zone) =>
        InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'").Parse(recurrence) is { Success: true, Value: var instant }
            ? instant
        : LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd").Parse(recurrence) is { Success: true, Value: var date }
            ? zone.AtStartOfDay(date).ToInstant()
        : null;

    [GeneratedRegex(@";(?<time>\d{8}(?:T\d{6}Z)?)$", RegexOptions.NonBacktracking)]
    private static partial Regex Occurrence();
}
