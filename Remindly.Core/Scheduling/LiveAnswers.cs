using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;

namespace Remindly.Core.Scheduling;

/// <summary>Asks a provider something at once, for a person who waits, outside of a run.</summary>
internal sealed class LiveAnswers(IDbContextFactory<RemindlyDb> databases, ProviderCatalog catalog, TimeProvider clock)
{
    /// <summary>What <paramref name="ask"/> makes of it, or why the provider was not asked or did not answer well.</summary>
    public async Task<Outcome<T>> AskAsync<T>(
        SchedulingIntegration integration,
        Func<ConnectedProvider, Task<Outcome<T>>> ask,
        CancellationToken cancellationToken
    )
    {
        var name = catalog.NameOf(integration.Provider);
        var now = clock.GetUtcNow();
        if (integration.HoldUntil is { } until && until > now)
        {
            return ProviderTrouble.Of<T>(new ProviderFailure(FailureKind.RateLimited, until - now), name);
        }

        try
        {
            return await catalog.ConnectAsync(integration, cancellationToken) is { } connected
                ? await ask(connected)
                : ProviderTrouble.Of<T>(FailureKind.Unauthorized, name);
        }
        catch (ProviderException problem)
        {
            if (problem.Failure.RetryAfter is { } wait)
            {
                await WaitAsAskedAsync(integration.Id, wait, cancellationToken);
            }

            return ProviderTrouble.Of<T>(problem.Failure, name);
        }
    }

    private async Task WaitAsAskedAsync(Guid integrationId, TimeSpan wait, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var integration = await db.Integrations.SingleOrDefaultAsync(each => each.Id == integrationId, cancellationToken);
        integration?.Wait(clock.GetUtcNow(), wait);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // A person has just changed it or taken it away: the provider will say it again.
        }
    }
}
