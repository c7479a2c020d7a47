using System.Runtime.CompilerServices;
using Remindly.Core.Scheduling;

namespace Remindly.Benchmarks;

/// <summary>A provider that answers at once, so that only Remindly's own work is measured.</summary>
internal sealed class GeneratedProvider(int count) : ISchedulingProvider
{
    private DateTimeOffset? first;

    public ProviderInfo Info { get; } = new("generated", "Generated", FiltersByClient: false, LooksUpById: true, []);

    public IReadOnlyList<CredentialFault> Check(Credentials credentials) => [];

    public Task<ProviderAccount> VerifyAsync(ProviderConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult(new ProviderAccount("1", "Generated", null, null));

    public async IAsyncEnumerable<AppointmentPage> FetchAsync(
        ProviderConnection connection,
        FetchRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        first ??= request.Window.From.AddDays(1);
        foreach (var page in GeneratedAppointments.Pages(count, first.Value))
        {
            await Task.CompletedTask;
            yield return page;
        }
    }

    public Task<ExternalAppointment?> GetAsync(ProviderConnection connection, string externalId, CancellationToken cancellationToken) =>
        Task.FromResult<ExternalAppointment?>(null);

    public Task<BookingOutcome> CreateAsync(
        ProviderConnection connection,
        NewAppointment appointment,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<BookingOutcome> UpdateAsync(
        ProviderConnection connection,
        string externalId,
        AppointmentChange change,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<BookingOutcome> CancelAsync(
        ProviderConnection connection,
        string externalId,
        string? reason,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<IReadOnlyList<AppointmentType>> ListAppointmentTypesAsync(
        ProviderConnection connection,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<AppointmentType>>([]);

    public ExternalClient ReadClient(string metadata) => ExternalClient.Nobody;
}
