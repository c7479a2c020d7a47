namespace Remindly.Core.Scheduling;

/// <summary>Whose an appointment is: what people taught goes before what Remindly knows of the seniors.</summary>
/// <param name="taught">As <see cref="TaughtMatch.AsClient"/> says it.</param>
internal sealed class ClientOwners(IReadOnlyCollection<ClientIdentity> seniors, IReadOnlyCollection<ClientIdentity> taught)
{
    public bool AreNone => seniors.Count == 0;

    /// <summary>Everybody a provider that can filter is to be asked for.</summary>
    public IReadOnlyList<ClientIdentity> All { get; } = [.. seniors, .. taught];

    /// <summary>Null when it is nobody's here, or could be two people's.</summary>
    public Guid? Of(ExternalClient client) => (ClientMatching.Only(client, taught) ?? ClientMatching.Only(client, seniors))?.SeniorId;
}
