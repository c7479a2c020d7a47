namespace Remindly.Core.Scheduling;

/// <summary>
/// What it takes to take a disconnecting back. Lives with whoever disconnected and nowhere else: the credentials in it, ciphertext
/// for this one row, have left the store. A class, because a record's <c>ToString</c> would print them.
/// </summary>
public sealed class Disconnected
{
    internal Disconnected(Guid integrationId, DateTimeOffset at, SealedCredentials credentials, IReadOnlyList<Guid> unlinkedTasks) =>
        (IntegrationId, At, Credentials, UnlinkedTasks) = (integrationId, at, credentials, unlinkedTasks);

    public Guid IntegrationId { get; }

    internal DateTimeOffset At { get; }

    internal SealedCredentials Credentials { get; }

    internal IReadOnlyList<Guid> UnlinkedTasks { get; }

    public override string ToString() => "[disconnected]";
}
