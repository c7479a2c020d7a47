using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Remindly.Core.Persistence;

namespace Remindly.Core.Scheduling.SignIn;

/// <summary>
/// Ends at the provider what was granted to a connection that was taken away, once that cannot be taken back any more: again and
/// again while the provider does not answer, and for a day at most.
/// </summary>
public sealed partial class Revocations(
    IDbContextFactory<RemindlyDb> databases,
    CredentialVault vault,
    ProviderSignIns signIns,
    ProviderCatalog catalog,
    TimeProvider clock,
    ILogger<Revocations> logger
)
{
    private const int MostAtOnce = 20;
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>Notes it down with whatever else <paramref name="db"/> is about to save.</summary>
    internal void Plan(RemindlyDb db, SchedulingIntegration integration, Credentials? credentials, DateTimeOffset at)
    {
        if (credentials?.AccessToken is { } token && IsGranted(integration.Provider, credentials))
        {
            db.PendingRevocations.Add(new PendingRevocation(integration, vault.SealRevoked(integration.Id, token), at));
        }
    }

    /// <summary>It was taken back.</summary>
    internal static Task ForgetAsync(RemindlyDb db, Guid integrationId, CancellationToken cancellationToken) =>
        db.PendingRevocations.Where(each => each.IntegrationId == integrationId).ExecuteDeleteAsync(cancellationToken);

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var due = await db
            .PendingRevocations.AsNoTracking()
            .Where(each => each.DueAt <= now)
            .OrderBy(each => each.DueAt)
            .Take(MostAtOnce)
            .ToListAsync(cancellationToken);
        foreach (var each in due)
        {
            if (await IsMineAsync(db, each, now, cancellationToken) && await IsOverAsync(each, now, cancellationToken))
            {
                await ForgetAsync(db, each.IntegrationId, cancellationToken);
            }
        }
    }

    // Another process may be at it: whoever puts it off first tries it now.
    private static async Task<bool> IsMineAsync(
        RemindlyDb db,
        PendingRevocation pending,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var (id, due, tries) = (pending.IntegrationId, pending.DueAt, pending.Tries + 1);
        var next = now + RetryDelay.After(tries, LongestWait, told: null);
        return await db
                .PendingRevocations.Where(each => each.IntegrationId == id && each.DueAt == due)
                .ExecuteUpdateAsync(
                    row => row.SetProperty(each => each.DueAt, next).SetProperty(each => each.Tries, tries),
                    cancellationToken
                ) == 1;
    }

    private async Task<bool> IsOverAsync(PendingRevocation pending, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (vault.OpenRevoked(pending.IntegrationId, pending.AccessToken) is { } token && signIns.Find(pending.Provider) is { } signIn)
        {
            try
            {
                await signIn.RevokeAsync(new Credentials { AccessToken = token }, cancellationToken);
                return true;
            }
            catch (ProviderException problem)
            {
                LogNotEnded(logger, pending.Provider, problem.Failure.Kind);
            }
        }

        return now >= pending.GiveUpAt;
    }

    // A token made by hand in the account is its owner's to delete there.
    private bool IsGranted(string provider, Credentials credentials) =>
        signIns.Find(provider) is not null
        && (credentials.RefreshToken is not null || catalog.Find(provider)?.Info.Fields.All(field => field.Name != "access_token") == true);

    [LoggerMessage(LogLevel.Information, "What {Provider} had granted to a removed connection could not be ended there: {Kind}.")]
    private static partial void LogNotEnded(ILogger logger, string provider, FailureKind kind);
}
