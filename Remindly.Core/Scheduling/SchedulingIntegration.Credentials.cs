namespace Remindly.Core.Scheduling;

/// <summary>What it signs in with: ciphertext, all but the account's id and the user's name.</summary>
public sealed partial class SchedulingIntegration
{
    public string? ProviderUserId { get; private set; }

    public string? ApiKey { get; private set; }

    public string? ApiSecret { get; private set; }

    public string? AccessToken { get; private set; }

    public DateTimeOffset? AccessTokenExpiresAt { get; private set; }

    public string? RefreshToken { get; private set; }

    public string? Url { get; private set; }

    public string? Username { get; private set; }

    public string? Password { get; private set; }

    public string? WebhookSecret { get; private set; }

    /// <summary>The last four characters of a long enough secret, to tell keys apart.</summary>
    public string? ApiKeyHint { get; private set; }

    /// <summary>Whether it has the credentials that it had at <paramref name="earlier"/>.</summary>
    public bool SignsInAs(SchedulingIntegration earlier) =>
        (ProviderUserId, ApiKey, ApiSecret, AccessToken, Url, Username, Password)
        == (
            earlier.ProviderUserId,
            earlier.ApiKey,
            earlier.ApiSecret,
            earlier.AccessToken,
            earlier.Url,
            earlier.Username,
            earlier.Password
        );

    /// <summary>Another process may have got new ones.</summary>
    public void TakeTokensOf(SchedulingIntegration stored)
    {
        AccessToken = stored.AccessToken;
        AccessTokenExpiresAt = stored.AccessTokenExpiresAt;
        RefreshToken = stored.RefreshToken;
    }

    private SealedCredentials Sealed =>
        new()
        {
            ProviderUserId = ProviderUserId,
            ApiKey = ApiKey,
            ApiSecret = ApiSecret,
            AccessToken = AccessToken,
            AccessTokenExpiresAt = AccessTokenExpiresAt,
            RefreshToken = RefreshToken,
            Url = Url,
            Username = Username,
            Password = Password,
            WebhookSecret = WebhookSecret,
            Hint = ApiKeyHint,
        };

    // All but the webhook's secret, which is not something to sign in with.
    private void Keep(SealedCredentials credentials)
    {
        ProviderUserId = credentials.ProviderUserId;
        ApiKey = credentials.ApiKey;
        ApiSecret = credentials.ApiSecret;
        AccessToken = credentials.AccessToken;
        AccessTokenExpiresAt = credentials.AccessTokenExpiresAt;
        RefreshToken = credentials.RefreshToken;
        Url = credentials.Url;
        Username = credentials.Username;
        Password = credentials.Password;
        ApiKeyHint = credentials.Hint;
    }
}
