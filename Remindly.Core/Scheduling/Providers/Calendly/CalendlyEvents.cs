using System.Text.Json;

namespace Remindly.Core.Scheduling.Providers.Calendly;

/// <summary>Reads single things of Calendly: whose account it is, one event, the people who booked it.</summary>
internal sealed class CalendlyEvents(CalendlyClient client)
{
    // https://developer.calendly.com/api-docs/005832c83aeae-get-current-user
    public async Task<JsonElement> MeAsync(ProviderConnection connection, TimeSpan? budget, CancellationToken cancellationToken)
    {
        var call = CalendlyCall.Get(connection, "users/me") with { Budget = budget };
        return
            await client.ReadAsync(call, cancellationToken) is { } body
            && body.Member("resource") is { ValueKind: JsonValueKind.Object } me
            && !string.IsNullOrEmpty(me.Text("uri"))
            ? me
            : throw new ProviderException(FailureKind.InvalidResponse);
    }

    // https://developer.calendly.com/api-docs/8ef2a5ac9d7b1-list-event-invitees
    public async Task<IReadOnlyList<JsonElement>> InviteesAsync(
        ProviderConnection connection,
        string eventId,
        CancellationToken cancellationToken
    )
    {
        List<JsonElement> invitees = [];
        var path = $"scheduled_events/{eventId}/invitees?count=100&sort=created_at:asc";
        await foreach (var rows in CalendlyPages.WalkAsync(client, connection, path, cancellationToken))
        {
            invitees.AddRange(rows ?? throw new ProviderException(FailureKind.InvalidResponse));
        }

        return [.. invitees.Where(each => each.ValueKind == JsonValueKind.Object)];
    }

    // https://developer.calendly.com/api-docs/e2f95ebd44914-get-event
    public async Task<ExternalAppointment?> FindAsync(ProviderConnection connection, string externalId, CancellationToken cancellationToken)
    {
        if (
            CalendlyMapping.Parts(externalId) is not var (id, person)
            || await client.ReadAsync(CalendlyCall.Get(connection, $"scheduled_events/{id}"), cancellationToken) is not { } body
        )
        {
            return null;
        }

        if (body.Member("resource") is not { } resource || CalendlyRow.Read(resource).Row is not { } row || row.Id != id)
        {
            throw new ProviderException(FailureKind.InvalidResponse);
        }

        var invitees = await InviteesAsync(connection, id, cancellationToken);
        if (person is null)
        {
            return CalendlyMapping.Appointment(row, id, CalendlyPeople.First(row, invitees));
        }

        var its = invitees.Where(each => CalendlyJson.IdIn(each.Text("uri"), "invitees") == person).ToList();
        return its.Count == 0 ? null : CalendlyMapping.Appointment(row, externalId, its);
    }
}
