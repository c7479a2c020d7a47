using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;

namespace Remindly.Core.Scheduling.SignIn;

/// <summary>
/// Keeps access tokens alive: gets a new pair a little before the old one ends, one process at a time, and stores it before
/// anybody uses it. Whoever comes second waits and uses what the first one got.
/// </summary>
public sealed class TokenKeeper(IDbContextFactory<RemindlyDb> databases, CredentialVault vault, ProviderSignIns signIns, TimeProvider clock)
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Credentials that are good for a while; null when the saved ones cannot be decrypted or are gone. The integration has them too.
    /// </summary>
    /// <exception cref="ProviderException">The provider gave no new tokens.</exception>
    public Task<Credentials?> FreshAsync(SchedulingIntegration integration, CancellationToken cancellationToken) =>
        KeepAsync(
            integration,
            credentials => credentials.AccessTokenExpiresAt is not { } end || end > clock.GetUtcNow() + Early,
            cancellationToken
        );

    /// <summary>
    /// Others than those that the provider refused before their time; the same where there are none. Null as in <see cref="FreshAsync"/>.
    /// </summary>
    /// <exception cref="ProviderException">The provider gave no new tokens.</exception>
    public Task<Credentials?> ReplaceAsync(SchedulingIntegration integration, Credentials refused, CancellationToken cancellationToken) =>
        KeepAsync(integration, credentials => credentials.AccessToken != refused.AccessToken, cancellationToken);

    private async Task<Credentials?> KeepAsync(
        SchedulingIntegration integration,
        Func<Credentials, bool> areGood,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            if (vault.Open(integration) is not { } credentials)
            {
                return null;
            }

            if (credentials.RefreshToken is null || areGood(credentials) || signIns.Find(integration.Provider) is not { } signIn)
            {
                return credentials;
            }

            var now = clock.GetUtcNow();
            if (RefreshClaim.IsHeld(integration.RefreshToken, now))
            {
                await Task.Delay(Pause, clock, cancellationToken);
            }
            else if (await ClaimAsync(integration, now, cancellationToken) is { } claim)
            {
                return await RefreshAsync(integration, signIn, credentials, claim);
            }

            if (!await ReadAgainAsync(integration, cancellationToken))
            {
                return null;
            }
        }
    }

    /// <summary>Null when somebody else was quicker.</summary>
    private async Task<string?> ClaimAsync(SchedulingIntegration integration, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (id, read) = (integration.Id, integration.RefreshToken);
        var claim = RefreshClaim.Make(read!, now);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var claimed = await db
            .Integrations.Where(each => each.Id == id && each.RefreshToken == read)
            .ExecuteUpdateAsync(row => row.SetProperty(each => each.RefreshToken, claim), cancellationToken);
        return claimed == 1 ? claim : null;
    }

    // From here on nobody may leave: the old refresh token is spent, and the new one must be stored.
    private async Task<Credentials?> RefreshAsync(
        SchedulingIntegration integration,
        IProviderSignIn signIn,
        Credentials credentials,
        string claim
    )
    {
        Credentials fresh;
        try
        {
            fresh = await signIn.RefreshAsync(credentials, CancellationToken.None);
        }
        catch (ProviderException)
        {
            await WriteAsync(integration.Id, claim, integration.AccessToken, integration.AccessTokenExpiresAt, RefreshClaim.Plain(claim));
            throw;
        }

        var stored = vault.Seal(integration.Id, fresh);
        await WriteAsync(integration.Id, claim, stored.AccessToken, stored.AccessTokenExpiresAt, stored.RefreshToken);
        return await ReadAgainAsync(integration, CancellationToken.None) ? vault.Open(integration) : null;
    }

    // Nothing is written over what a person connected anew meanwhile.
    private async Task WriteAsync(Guid id, string claim, string? access, DateTimeOffset? end, string? refresh)
    {
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        await db
            .Integrations.Where(each => each.Id == id && each.RefreshToken == claim)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(each => each.AccessToken, access)
                        .SetProperty(each => each.AccessTokenExpiresAt, end)
                        .SetProperty(each => each.RefreshToken, refresh),
                CancellationToken.None
            );
    }

    private async Task<bool> ReadAgainAsync(SchedulingIntegration integration, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var id = integration.Id;
        if (await db.Integrations.AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } now)
        {
            return false;
        }

        integration.TakeTokensOf(now);
        return true;
    }
}
