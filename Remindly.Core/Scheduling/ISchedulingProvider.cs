namespace Remindly.Core.Scheduling;

/// <summary>
/// One kind of outside calendar. Implementations speak HTTP, hold no state of a connection and never see the database.
/// Every method throws <see cref="ProviderException"/> when the provider cannot be read, within a bounded time, and
/// <see cref="OperationCanceledException"/> only when the caller's token asked for it.
/// </summary>
public interface ISchedulingProvider
{
    ProviderInfo Info { get; }

    /// <summary>What a person must still fill in or correct before asking the provider; empty when it can be asked.</summary>
    IReadOnlyList<CredentialFault> Check(Credentials credentials);

    /// <summary>Asks the provider whose credentials these are.</summary>
    Task<ProviderAccount> VerifyAsync(ProviderConnection connection, CancellationToken cancellationToken);

    /// <summary>
    /// Every appointment of the request as a stream of pages, cancelled ones included. Records outside the window may come along;
    /// one record may come twice. The fetch is complete when the stream ends without an exception and no page had gaps.
    /// </summary>
    IAsyncEnumerable<AppointmentPage> FetchAsync(ProviderConnection connection, FetchRequest request, CancellationToken cancellationToken);

    /// <summary>One appointment, cancelled ones included; null when the provider says there is none with that id.</summary>
    /// <exception cref="ProviderException">Also when the record is there but cannot be read.</exception>
    Task<ExternalAppointment?> GetAsync(ProviderConnection connection, string externalId, CancellationToken cancellationToken);

    Task<BookingOutcome> CreateAsync(ProviderConnection connection, NewAppointment appointment, CancellationToken cancellationToken) =>
        Task.FromResult(BookingOutcome.NotSupported);

    /// <summary>Moves it, changes its notes or its client, as far as the provider lets it.</summary>
    Task<BookingOutcome> UpdateAsync(
        ProviderConnection connection,
        string externalId,
        AppointmentChange change,
        CancellationToken cancellationToken
    ) => Task.FromResult(BookingOutcome.NotSupported);

    /// <summary>Cancels it; one that is cancelled already counts as done.</summary>
    Task<BookingOutcome> CancelAsync(
        ProviderConnection connection,
        string externalId,
        string? reason,
        CancellationToken cancellationToken
    ) => Task.FromResult(BookingOutcome.NotSupported);

    /// <summary>What can be booked; nothing where nothing can.</summary>
    Task<IReadOnlyList<AppointmentType>> ListAppointmentTypesAsync(ProviderConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<AppointmentType>>([]);

    /// <summary>The client named in metadata that this provider made earlier.</summary>
    ExternalClient ReadClient(string metadata);
}
