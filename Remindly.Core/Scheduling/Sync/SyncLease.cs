namespace Remindly.Core.Scheduling.Sync;

/// <summary>The right to sync one integration: one row per integration at most, lost by a process that no longer renews it.</summary>
public sealed class SyncLease
{
    private SyncLease() { }

    public SyncLease(Guid integrationId, Guid runId, string holder, DateTimeOffset expiresAt)
    {
        IntegrationId = integrationId;
        RunId = runId;
        Holder = holder;
        ExpiresAt = expiresAt;
    }

    public Guid IntegrationId { get; private set; }

    public Guid RunId { get; private set; }

    /// <summary>Machine, process and its start, so that a process that died on this machine is known at once.</summary>
    public string Holder { get; private set; } = "";

    public DateTimeOffset ExpiresAt { get; private set; }
}
