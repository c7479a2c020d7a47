using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Remindly.Core.Scheduling.Providers.Acuity;

/// <summary>Acuity Scheduling, with the User ID and API key of the account's owner.</summary>
internal sealed class AcuityProvider(AcuityClient client, AcuityBookings bookings, IOptions<AcuityOptions> options) : ISchedulingProvider
{
    public const string Key = "acuity";

    private const int LongestUserId = 18;
    private const int LongestKey = 200;

    public ProviderInfo Info { get; } =
        new(
            Key,
            "Acuity Scheduling",
            FiltersByClient: true,
            LooksUpById: true,
            [
                new(
                    "provider_user_id",
                    "User ID",
                    "A number. In Acuity, open Integrations, then API, then View credentials.",
                    Secret: false
                ),
                new(
                    "api_key",
                    "API key",
                    "In the same place, below the User ID. It opens the whole account, so Remindly keeps it locked away.",
                    Secret: true
                ),
            ]
        )
        {
            Audience = "For the owner of an Acuity account: a practice, an agency, or somebody who books for the family.",
            Steps =
            [
                "Sign in to Acuity Scheduling on its own site, as the account's owner.",
                "Open Integrations in the menu, find API, and choose View credentials.",
                "Copy the User ID and the API key into the fields here.",
            ],
            Can =
            [
                "Bring in appointments, and keep them right when they are moved or cancelled.",
                "Take in only the appointments of the person you care for.",
                "Lead from a task to its appointment in Acuity.",
            ],
            Cannot =
            [
                "Change anything in Acuity: moving and cancelling is done there.",
                "Connect with a client's account. It has to be the account they book with.",
            ],
        };

    public IReadOnlyList<CredentialFault> Check(Credentials credentials)
    {
        if (credentials is { ApiKey: null, AccessToken: { Length: > 0 } })
        {
            // Somebody signed in: there is nothing to fill in.
            return [];
        }

        var userId = credentials.ProviderUserId?.Trim() ?? "";
        var key = credentials.ApiKey?.Trim() ?? "";
        List<CredentialFault> faults = [];
        if (userId.Length is 0 or > LongestUserId || !userId.All(char.IsAsciiDigit))
        {
            var message = userId.Length == 0 ? "Fill in the User ID." : "The User ID is a number. Copy it from Acuity as it is.";
            faults.Add(new("provider_user_id", message));
        }

        if (key.Length == 0)
        {
            faults.Add(new("api_key", "Paste the API key."));
        }
        else if (key.Length > LongestKey || key.Any(letter => !char.IsAscii(letter) || char.IsControl(letter)))
        {
            faults.Add(new("api_key", "That does not look like an API key. Copy it from Acuity as it is."));
        }

        return faults;
    }

    // https://developers.acuityscheduling.com/reference/me
    public async Task<ProviderAccount> VerifyAsync(ProviderConnection connection, CancellationToken cancellationToken)
    {
        var reply = await client.SendAsync(
            AcuityCall.Get(connection, "me") with
            {
                Budget = options.Value.VerifyTimeout,
            },
            cancellationToken
        );
        return reply is AcuityReply.Found(var body) && AcuityAccount.Read(body) is { } account
            ? account
            : throw new ProviderException(FailureKind.InvalidResponse);
    }

    // https://developers.acuityscheduling.com/reference/get-appointments
    public async IAsyncEnumerable<AppointmentPage> FetchAsync(
        ProviderConnection connection,
        FetchRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        HashSet<long> seen = [];
        foreach (var filter in request.Clients is { } clients ? AcuityFilters.Of(clients) : [""])
        {
            var rows = new AcuityRows(
                path => client.ReadRowsAsync(AcuityCall.Get(connection, path), cancellationToken),
                request.Window,
                filter,
                seen
            );
            var windows = new AcuityWindows(rows, request.Window, options.Value.PageSize);
            await foreach (var page in windows.WalkAsync(cancellationToken))
            {
                yield return page;
            }
        }
    }

    public Task<ExternalAppointment?> GetAsync(ProviderConnection connection, string externalId, CancellationToken cancellationToken) =>
        bookings.FindAsync(connection, externalId, cancellationToken);

    public Task<BookingOutcome> CreateAsync(
        ProviderConnection connection,
        NewAppointment appointment,
        CancellationToken cancellationToken
    ) => bookings.CreateAsync(connection, appointment, cancellationToken);

    public Task<BookingOutcome> UpdateAsync(
        ProviderConnection connection,
        string externalId,
        AppointmentChange change,
        CancellationToken cancellationToken
    ) => bookings.UpdateAsync(connection, externalId, change, cancellationToken);

    public Task<BookingOutcome> CancelAsync(
        ProviderConnection connection,
        string externalId,
        string? reason,
        CancellationToken cancellationToken
    ) => bookings.CancelAsync(connection, externalId, reason, cancellationToken);

    // https://developers.acuityscheduling.com/reference/appointment-types
    public async Task<IReadOnlyList<AppointmentType>> ListAppointmentTypesAsync(
        ProviderConnection connection,
        CancellationToken cancellationToken
    )
    {
        List<AppointmentType> types = [];
        await foreach (var row in client.ReadRowsAsync(AcuityCall.Get(connection, "appointment-types"), cancellationToken))
        {
            if (AcuityAccount.Type(row) is { } type)
            {
                types.Add(type);
            }
        }

        return types;
    }

    public ExternalClient ReadClient(string metadata)
    {
        try
        {
            return AcuityMapping.Client(JsonElement.Parse(metadata));
        }
        catch (JsonException)
        {
            return ExternalClient.Nobody;
        }
    }
}
