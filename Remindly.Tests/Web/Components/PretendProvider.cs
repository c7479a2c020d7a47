using System.Runtime.CompilerServices;
using Remindly.Core.Scheduling;

namespace Remindly.Tests.Web.Components;

/// <summary>A provider with whatever a test puts into it, opened by one key.</summary>
internal class PretendProvider : ISchedulingProvider
{
    public const string Key = "practice";
    public const string GoodKey = "open sesame";

    public List<ExternalAppointment> Appointments { get; } = [];

    /// <summary>What every call fails with; null when they work.</summary>
    public FailureKind? Fails { get; set; }

    /// <summary>What reading appointments alone fails with.</summary>
    public FailureKind? FailsToFetch { get; set; }

    public virtual ProviderInfo Info { get; } =
        new(
            Key,
            "Practice Book",
            FiltersByClient: false,
            LooksUpById: false,
            [
                new("provider_user_id", "Account", "The number on your card.", Secret: false),
                new("api_key", "Key", "Ask the desk.", Secret: true),
            ]
        )
        {
            Audience = "For whoever runs the practice.",
            Steps = ["Ask at the desk."],
            Can = ["Bring in what is booked."],
            Cannot = ["Book anything."],
        };

    public void Book(string id, DateTimeOffset at, string title = "Physiotherapy", ExternalClient? client = null) =>
        Appointments.Add(
            new ExternalAppointment
            {
                ExternalId = id,
                Title = title,
                StartsAt = at,
                Client = client ?? ExternalClient.Nobody,
                Metadata = "{}",
                Fingerprint = id,
            }
        );

    public IReadOnlyList<CredentialFault> Check(Credentials credentials) =>
        credentials.ApiKey is null ? [new("api_key", "Paste the key.")] : [];

    public Task<ProviderAccount> VerifyAsync(ProviderConnection connection, CancellationToken cancellationToken)
    {
        ThrowIfClosed(connection);
        return Task.FromResult(new ProviderAccount("1", "Riverside", null, null));
    }

    public async IAsyncEnumerable<AppointmentPage> FetchAsync(
        ProviderConnection connection,
        FetchRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        ThrowIfClosed(connection);
        await Task.CompletedTask;
        if (FailsToFetch is { } kind)
        {
            throw new ProviderException(kind);
        }

        yield return new AppointmentPage(Appointments, []);
    }

    public Task<ExternalAppointment?> GetAsync(ProviderConnection connection, string externalId, CancellationToken cancellationToken) =>
        Task.FromResult(Appointments.Find(each => each.ExternalId == externalId));

    public ExternalClient ReadClient(string metadata) => ExternalClient.Nobody;

    private void ThrowIfClosed(ProviderConnection connection)
    {
        if (Fails is { } kind)
        {
            throw new ProviderException(kind);
        }

        if (connection.Credentials.ApiKey != GoodKey)
        {
            throw new ProviderException(FailureKind.Unauthorized);
        }
    }
}
