namespace Remindly.Core.Scheduling;

/// <summary>Sees to it that only credentials are kept which the provider accepts.</summary>
internal sealed class CredentialCheck(CredentialVault vault)
{
    /// <summary>The account behind them, or what is wrong with them.</summary>
    public static async Task<(ProviderAccount? Account, Outcome<IntegrationView>? Problem)> VerifyAsync(
        ISchedulingProvider provider,
        Credentials credentials,
        CancellationToken cancellationToken
    )
    {
        if (CredentialFaults.Of<IntegrationView>(provider, credentials) is { } faults)
        {
            return (null, faults);
        }

        return await ProviderCatalog.VerifyAsync(provider, credentials, cancellationToken) switch
        {
            Verification.Accepted(var account) => (account, null),
            Verification.Failed(var failure) => (null, ProviderTrouble.Of<IntegrationView>(failure, provider.Info)),
            _ => throw new InvalidOperationException("Unknown verification."),
        };
    }

    /// <summary>
    /// Those that were typed, with the saved ones for what was left out. A password goes to the address it was saved with and to no
    /// other: otherwise whoever may change the address could have it sent to a server of theirs.
    /// </summary>
    public Credentials Complete(Credentials typed, SchedulingIntegration integration)
    {
        var saved = vault.Open(integration);
        var isSamePlace = typed.Url is null || typed.Url == saved?.Url;
        return new Credentials
        {
            ProviderUserId = typed.ProviderUserId ?? integration.ProviderUserId,
            ApiKey = typed.ApiKey ?? (typed.AccessToken is null ? saved?.ApiKey : null),
            ApiSecret = typed.ApiSecret ?? saved?.ApiSecret,
            // A key and a sign-in each stand alone: whichever came last is the one that is used.
            AccessToken = typed.AccessToken ?? (typed.ApiKey is null ? saved?.AccessToken : null),
            AccessTokenExpiresAt = typed is { AccessToken: null, ApiKey: null } ? saved?.AccessTokenExpiresAt : typed.AccessTokenExpiresAt,
            RefreshToken = typed is { AccessToken: null, ApiKey: null } ? saved?.RefreshToken : typed.RefreshToken,
            Url = typed.Url ?? saved?.Url,
            Username = typed.Username ?? integration.Username,
            Password = typed.Password ?? (isSamePlace ? saved?.Password : null),
        };
    }

    public SealedCredentials Seal(SchedulingIntegration integration, Credentials credentials) => vault.Seal(integration.Id, credentials);
}
