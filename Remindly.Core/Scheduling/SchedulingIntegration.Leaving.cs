namespace Remindly.Core.Scheduling;

/// <summary>Disconnecting, and taking that back.</summary>
public sealed partial class SchedulingIntegration
{
    /// <summary>When a person disconnected it: hidden everywhere since, and gone for good a little later.</summary>
    public DateTimeOffset? DisconnectedAt { get; private set; }

    /// <summary>Hands its credentials out; none stays here.</summary>
    public SealedCredentials Disconnect(DateTimeOffset now)
    {
        var taken = new SealedCredentials
        {
            ProviderUserId = ProviderUserId,
            ApiKey = ApiKey,
            ApiSecret = ApiSecret,
            AccessToken = AccessToken,
            WebhookSecret = WebhookSecret,
            Hint = ApiKeyHint,
        };
        Keep(new SealedCredentials());
        DisconnectedAt = now;
        NextSyncAt = null;
        Edited();
        return taken;
    }

    public void TakeBack(SealedCredentials credentials, DateTimeOffset now)
    {
        Keep(credentials);
        DisconnectedAt = null;
        DueAt(now);
        Edited();
    }

    private void Keep(SealedCredentials credentials)
    {
        ProviderUserId = credentials.ProviderUserId;
        ApiKey = credentials.ApiKey;
        ApiSecret = credentials.ApiSecret;
        AccessToken = credentials.AccessToken;
        WebhookSecret = credentials.WebhookSecret;
        ApiKeyHint = credentials.Hint;
    }
}
