using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Remindly.Core.Scheduling.Providers.Calendly;

/// <summary>Calendly, with a personal access token or a person's sign-in.</summary>
internal sealed class CalendlyProvider(
    CalendlyClient client,
    CalendlyEvents events,
    CalendlyBookings bookings,
    IOptions<CalendlyOptions> options,
    TimeProvider clock
) : ISchedulingProvider
{
    public const string Key = "calendly";

    private const int LongestToken = 4000;

    public ProviderInfo Info { get; } =
        new(
            Key,
            "Calendly",
            FiltersByClient: true,
            LooksUpById: true,
            [
                new(
                    "access_token",
                    "Personal access token",
                    "In Calendly, open Integrations & apps, then API and webhooks. It is shown once; Remindly keeps it locked away.",
                    Secret: true
                ),
            ]
        )
        {
            Secret = "token",
            Audience = "For somebody with a Calendly account in which people book: a practice, an agency, or the family itself.",
            Steps =
            [
                "Sign in to Calendly on its own site and open Integrations & apps.",
                "Open API and webhooks and choose Get a token now.",
                "Let it read your user, your event types and your scheduled events.",
                "Copy the token into the field here. Calendly shows it only once.",
            ],
            Can =
            [
                "Bring in what was booked with the account, and keep it right when it is cancelled.",
                "Follow an appointment that is moved: it stays the same task, with your notes.",
                "Take in only the appointments of the person you care for, known by their e-mail.",
            ],
            Cannot =
            [
                "Move an appointment: that is done with the link in Calendly's e-mail.",
                "Connect with the sign-in of somebody who only books. It has to be the account they book with.",
                "Tell people apart who book without an e-mail of their own.",
            ],
        };

    public IReadOnlyList<CredentialFault> Check(Credentials credentials)
    {
        var token = credentials.AccessToken?.Trim() ?? "";
        return token.Length == 0 ? [new("access_token", "Paste the personal access token.")]
            : token.Length > LongestToken || token.Any(letter => letter is <= ' ' or > '~')
                ? [new("access_token", "That does not look like a token. Copy it from Calendly as it is.")]
            : [];
    }

    public async Task<ProviderAccount> VerifyAsync(ProviderConnection connection, CancellationToken cancellationToken)
    {
        var me = await events.MeAsync(connection, options.Value.VerifyTimeout, cancellationToken);
        var zone = me.Text("timezone")?.Trim();
        return new ProviderAccount(
            CalendlyJson.IdIn(me.Text("uri"), "users") ?? throw new ProviderException(FailureKind.InvalidResponse),
            CalendlyText.Line(me.Text("name")),
            CalendlyText.Line(me.Text("email")),
            zone is not null && DateTimeZoneProviders.Tzdb.Ids.Contains(zone) ? zone : null
        );
    }

    public IAsyncEnumerable<AppointmentPage> FetchAsync(
        ProviderConnection connection,
        FetchRequest request,
        CancellationToken cancellationToken
    ) => new CalendlyFetch(client, events, connection, request, options.Value.PageSize).PagesAsync(clock.GetUtcNow(), cancellationToken);

    public Task<ExternalAppointment?> GetAsync(ProviderConnection connection, string externalId, CancellationToken cancellationToken) =>
        events.FindAsync(connection, externalId, cancellationToken);

    public Task<BookingOutcome> CreateAsync(
        ProviderConnection connection,
        NewAppointment appointment,
        CancellationToken cancellationToken
    ) => bookings.CreateAsync(connection, appointment, cancellationToken);

    public async Task<BookingOutcome> UpdateAsync(
        ProviderConnection connection,
        string externalId,
        AppointmentChange change,
        CancellationToken cancellationToken
    )
    {
        if (await events.FindAsync(connection, externalId, cancellationToken) is not { } now)
        {
            return new BookingOutcome.Missing();
        }

        return change == new AppointmentChange() ? new BookingOutcome.Booked(now) : BookingOutcome.NotSupported;
    }

    public Task<BookingOutcome> CancelAsync(
        ProviderConnection connection,
        string externalId,
        string? reason,
        CancellationToken cancellationToken
    ) => bookings.CancelAsync(connection, externalId, reason, cancellationToken);

    // https://developer.calendly.com/api-docs/25a4ece03c1bc-list-user-s-event-types
    public async Task<IReadOnlyList<AppointmentType>> ListAppointmentTypesAsync(
        ProviderConnection connection,
        CancellationToken cancellationToken
    )
    {
        var me = await events.MeAsync(connection, budget: null, cancellationToken);
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"event_types?user={Uri.EscapeDataString(me.Text("uri")!)}&count={options.Value.PageSize}"
        );
        List<AppointmentType> types = [];
        await foreach (var rows in CalendlyPages.WalkAsync(client, connection, path, cancellationToken))
        {
            types.AddRange((rows ?? []).Select(Type).OfType<AppointmentType>());
        }

        return types;
    }

    public ExternalClient ReadClient(string metadata)
    {
        try
        {
            var first = JsonElement.Parse(metadata).Rows(CalendlyMetadata.Invitees).Take(1).ToList();
            return first.Count == 0 ? ExternalClient.Nobody : CalendlyMapping.Client(first[0]);
        }
        catch (JsonException)
        {
            return ExternalClient.Nobody;
        }
    }

    private static AppointmentType? Type(JsonElement row) =>
        CalendlyJson.IdIn(row.Text("uri"), "event_types") is { } id && row.Member("deleted_at") is null
            ? new AppointmentType(
                id,
                CalendlyText.Line(row.Text("name")) ?? "Appointment",
                row.Number("duration") is { } minutes and > 0 and <= 10_080 ? (int)minutes : null,
                CalendlyText.Lines(row.Text("description_plain")),
                row.Flag("active")
            )
            : null;
}
