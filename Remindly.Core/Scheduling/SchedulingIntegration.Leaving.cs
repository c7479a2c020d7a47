namespace Remindly.Core.Scheduling;

/// <summary>Disconnecting, and taking that back.</summary>
public sealed partial class SchedulingIntegration
{
    /// <summary>When a person disconnected it: hidden everywhere since, and gone for good a little later.</summary>
    public DateTimeOffset? DisconnectedAt { get; private set; }

    /// <summary>Hands its credentials out; none stays here.</summary>
    public SealedCredentials Disconnect(DateTimeOffset now)
    {
        var taken = Sealed;
        Keep(new SealedCredentials());
        WebhookSecret = null;
        SyncMemory = null;
        DisconnectedAt = now;
        NextSyncAt = null;
        Edited();
        return taken;
    }

    public void TakeBack(SealedCredentials credentials, DateTimeOffset now)
    {
        Keep(credentials);
        WebhookSecret = credentials.WebhookSecret;
        DisconnectedAt = null;
        DueAt(now);
        Edited();
    }
}
