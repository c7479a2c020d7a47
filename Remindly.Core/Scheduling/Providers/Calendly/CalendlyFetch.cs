using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Remindly.Core.Scheduling.Providers.Calendly;

/// <summary>
/// Reads a window of events. Who booked an event takes a request of its own: it is asked only for what is new or has changed, and
/// taken from what is stored otherwise.
/// </summary>
internal sealed class CalendlyFetch(
    CalendlyClient client,
    CalendlyEvents events,
    ProviderConnection connection,
    FetchRequest request,
    int pageSize
)
{
    // Nobody knows whether the ends of a range belong to it.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    // That somebody did not come is noted on the person after the event, which does not change for it.
    private static readonly TimeSpan Settles = TimeSpan.FromHours(24);

    private readonly CalendlyMemory before = CalendlyMemory.Read(request.Memory);
    private readonly CalendlyMemory after = new();
    private readonly HashSet<string> seen = [];

    private readonly HashSet<string>? emails = request
        .Clients?.Select(each => each.Email?.Trim())
        .OfType<string>()
        .Where(email => email.Length > 0)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="now">When it is asked.</param>
    public async IAsyncEnumerable<AppointmentPage> PagesAsync(
        DateTimeOffset now,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (emails?.Count == 0)
        {
            // Everybody in Calendly has an e-mail, and is known by nothing else.
            yield break;
        }

        after.User = before.User ?? (await events.MeAsync(connection, budget: null, cancellationToken)).Text("uri");
        foreach (var filter in emails is null ? [""] : emails.Select(email => "&invitee_email=" + Uri.EscapeDataString(email)))
        {
            await foreach (var rows in CalendlyPages.WalkAsync(client, connection, Path(filter), cancellationToken))
            {
                yield return rows is null
                    ? new AppointmentPage([], [])
                    {
                        Gaps = ["Some appointments may be missing: Calendly sent the same page again and again."],
                    }
                    : await PageAsync(rows, now, cancellationToken);
            }
        }

        yield return new AppointmentPage([], []) { Memory = after.Write() };
    }

    // https://developer.calendly.com/api-docs/2d5ed9bbd2952-list-events
    private string Path(string filter) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"scheduled_events?user={Uri.EscapeDataString(after.User!)}&min_start_time={Stamp(request.Window.From - Overlap)}&max_start_time={Stamp(request.Window.To + Overlap)}&sort=start_time:asc&count={pageSize}{filter}"
        );

    private async Task<AppointmentPage> PageAsync(IReadOnlyList<JsonElement> rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<UnreadableAppointment> unreadable = [];
        List<CalendlyRow> readable = [];
        foreach (var each in rows)
        {
            var (row, problem) = CalendlyRow.Read(each);
            if (problem is not null)
            {
                unreadable.Add(problem);
            }
            else if (seen.Add(row!.Id) && request.Window.Contains(row.StartsAt) && !RememberedAsReplaced(row))
            {
                readable.Add(row);
            }
        }

        var known = await RecallAsync(readable, cancellationToken);
        List<ExternalAppointment> appointments = [];
        foreach (var row in readable)
        {
            appointments.AddRange(await AppointmentsAsync(row, known, now, cancellationToken));
        }

        return new AppointmentPage(appointments, unreadable);
    }

    private bool RememberedAsReplaced(CalendlyRow row)
    {
        if (!before.WasReplaced(row))
        {
            return false;
        }

        after.NoteReplaced(row);
        return true;
    }

    private async Task<IReadOnlyDictionary<string, string>> RecallAsync(List<CalendlyRow> rows, CancellationToken cancellationToken) =>
        request.Recall is { } recall && rows.Count > 0
            ? await recall([.. rows.SelectMany(row => before.Places.GetValueOrDefault(row.Id) ?? [row.Id])], cancellationToken)
            : new Dictionary<string, string>();

    private async Task<IReadOnlyList<ExternalAppointment>> AppointmentsAsync(
        CalendlyRow row,
        IReadOnlyDictionary<string, string> known,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var places = before.Places.GetValueOrDefault(row.Id) ?? [row.Id];
        var mayHaveSettled = row.StartsAt > now || row.StartsAt < now - Settles;
        var stored = mayHaveSettled ? places.Select(place => CalendlyStored.Of(known.GetValueOrDefault(place), row)).ToList() : [null];
        IReadOnlyList<ExternalAppointment> found = stored.TrueForAll(each => each is not null)
            ? [.. places.Zip(stored, (place, invitees) => CalendlyMapping.Appointment(row, place, invitees!))]
            : Places(row, await events.InviteesAsync(connection, row.Id, cancellationToken));
        if (found.Any(each => each.ExternalId != row.Id))
        {
            after.NotePlaces(row, found.Select(each => each.ExternalId));
        }

        if (found.Count > 0 && found.All(each => each.ReplacedByExternalId is not null))
        {
            after.NoteReplaced(row);
        }

        return found;
    }

    // Of a group that was asked for certain people, each of them has a place of their own.
    private IReadOnlyList<ExternalAppointment> Places(CalendlyRow row, IReadOnlyList<JsonElement> invitees) =>
        row.IsGroup && emails is not null
            ?
            [
                .. CalendlyPeople
                    .With(invitees, emails)
                    .Select(each => CalendlyMapping.Appointment(row, CalendlyMapping.IdOf(row, each), [each])),
            ]
            : [CalendlyMapping.Appointment(row, row.Id, CalendlyPeople.First(row, invitees))];

    private static string Stamp(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
