namespace Remindly.Core.Scheduling;

/// <summary>A senior as the client of an appointment: what an appointment's client is compared with.</summary>
/// <param name="SeniorId">Whose task it becomes.</param>
public sealed record ClientIdentity(Guid SeniorId, string Name, string? Nickname, string? Email, string? Phone);

/// <summary>What a sync asks a provider for.</summary>
/// <param name="Window">Every appointment that starts in it, cancelled ones included.</param>
/// <param name="Clients">
/// Null: everybody's. Otherwise these people's alone: a provider that can filter asks for them by e-mail, by phone and by name,
/// so that other people's appointments are never sent. What still comes is judged again by <see cref="ClientMatching"/>.
/// </param>
/// <param name="TimeZone">The IANA zone that floating and all-day times are in.</param>
public sealed record FetchRequest(DateWindow Window, IReadOnlyList<ClientIdentity>? Clients, string TimeZone)
{
    /// <summary>
    /// The <see cref="AppointmentPage.Memory"/> of the last fetch, when that was complete and asked for the same: the same settings,
    /// people and credentials. Its window was as wide and has moved on since.
    /// </summary>
    public string? Memory { get; init; }

    /// <summary>
    /// What is stored of appointments of this source, by id: the <see cref="ExternalAppointment.Metadata"/> that was made earlier.
    /// Null where nothing is: then everything is to be read.
    /// </summary>
    public Func<IReadOnlyCollection<string>, CancellationToken, Task<IReadOnlyDictionary<string, string>>>? Recall { get; init; }
}
