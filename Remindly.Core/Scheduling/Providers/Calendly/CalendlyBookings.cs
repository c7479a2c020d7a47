using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Remindly.Core.Scheduling.Providers.Calendly;

/// <summary>Books and cancels. Calendly moves nothing for others: a person moves their own booking with their own link.</summary>
internal sealed class CalendlyBookings(CalendlyClient client, CalendlyEvents events)
{
    private const int LongestReason = 10_000;

    // https://developer.calendly.com/api-docs/p3ghrxrwbl8kqe-create-event-invitee
    public async Task<BookingOutcome> CreateAsync(
        ProviderConnection connection,
        NewAppointment appointment,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrWhiteSpace(appointment.Email))
        {
            return new BookingOutcome.Refused("email_required");
        }

        if (!CalendlyJson.IsId(appointment.TypeId))
        {
            return new BookingOutcome.Missing();
        }

        try
        {
            var call = new CalendlyCall(connection, HttpMethod.Post, "invitees", Body(appointment));
            return await client.SendAsync(call, cancellationToken) switch
            {
                CalendlyReply.Found(var body) when Booked(body) is { } id => await ReadAsync(connection, id, cancellationToken),
                CalendlyReply.Found => throw new ProviderException(FailureKind.InvalidResponse),
                CalendlyReply.Refused(var code) => new BookingOutcome.Refused(code),
                _ => new BookingOutcome.Missing(),
            };
        }
        catch (ProviderException problem) when (problem.Failure.Kind is FailureKind.Timeout or FailureKind.Unavailable)
        {
            // It may have got through all the same, and a second booking would be one too many.
            if (await MadeAsync(connection, appointment, cancellationToken) is not { } made)
            {
                throw;
            }

            return new BookingOutcome.Booked(made);
        }
    }

    // https://developer.calendly.com/api-docs/afb2e9fe3a0a0-cancel-event
    public async Task<BookingOutcome> CancelAsync(
        ProviderConnection connection,
        string externalId,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        if (CalendlyMapping.Parts(externalId) is not var (id, _))
        {
            return new BookingOutcome.Missing();
        }

        var said = reason?.Trim() is { Length: > LongestReason } longer ? longer[..LongestReason] : reason?.Trim();
        JsonObject body = string.IsNullOrEmpty(said) ? [] : new() { ["reason"] = said };
        var reply = await client.SendAsync(
            new CalendlyCall(connection, HttpMethod.Post, $"scheduled_events/{id}/cancellation", body),
            cancellationToken
        );
        if (reply is CalendlyReply.Missing)
        {
            return new BookingOutcome.Missing();
        }

        return await events.FindAsync(connection, externalId, cancellationToken) is not { } now ? new BookingOutcome.Missing()
            : reply is CalendlyReply.Refused(var code) && !now.IsCancelled ? new BookingOutcome.Refused(code)
            : new BookingOutcome.Booked(now);
    }

    private async Task<BookingOutcome> ReadAsync(ProviderConnection connection, string id, CancellationToken cancellationToken) =>
        await events.FindAsync(connection, id, cancellationToken) is { } booked
            ? new BookingOutcome.Booked(booked)
            : new BookingOutcome.Missing();

    private JsonObject Body(NewAppointment appointment)
    {
        var body = new JsonObject
        {
            ["event_type"] = client.UriOf($"event_types/{appointment.TypeId}"),
            ["start_time"] = appointment.StartsAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["invitee"] = new JsonObject
            {
                ["name"] = $"{appointment.FirstName} {appointment.LastName}".Trim(),
                ["email"] = appointment.Email,
                ["timezone"] = "Etc/UTC",
            },
        };
        if (!string.IsNullOrWhiteSpace(appointment.Phone))
        {
            body["invitee"]!["text_reminder_number"] = appointment.Phone;
        }

        if (!string.IsNullOrWhiteSpace(appointment.Notes))
        {
            body["questions_and_answers"] = new JsonArray(
                new JsonObject
                {
                    ["question"] = "Notes",
                    ["answer"] = appointment.Notes,
                    ["position"] = 0,
                }
            );
        }

        return body;
    }

    // Either the invitee, or the event's address with the invitee beside it.
    private static string? Booked(JsonElement body) =>
        body.Member("resource") switch
        {
            { ValueKind: JsonValueKind.String } uri => CalendlyJson.IdIn(CalendlyJson.Text(uri), "scheduled_events"),
            { ValueKind: JsonValueKind.Object } invitee => CalendlyJson.IdIn(
                invitee.Text("event") ?? invitee.Text("uri"),
                "scheduled_events"
            ),
            _ => null,
        };

    private async Task<ExternalAppointment?> MadeAsync(
        ProviderConnection connection,
        NewAppointment wanted,
        CancellationToken cancellationToken
    )
    {
        var person = new ClientIdentity(Guid.Empty, "", null, wanted.Email, null);
        var request = new FetchRequest(new DateWindow(wanted.StartsAt, wanted.StartsAt), [person], "Etc/UTC");
        var fetch = new CalendlyFetch(client, events, connection, request, pageSize: 100);
        await foreach (var page in fetch.PagesAsync(wanted.StartsAt, cancellationToken))
        {
            if (page.Appointments.FirstOrDefault(each => !each.IsCancelled) is { } made)
            {
                return made;
            }
        }

        return null;
    }
}
