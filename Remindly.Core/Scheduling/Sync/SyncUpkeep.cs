using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling.SignIn;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>What is due without a provider: pauses that are over, and what was disconnected and is not taken back any more.</summary>
internal sealed class SyncUpkeep(IDbContextFactory<RemindlyDb> databases, Revocations revocations, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await EndPausesAsync(db, cancellationToken);
        await ForgetAsync(db, cancellationToken);
        await revocations.RunAsync(cancellationToken);
    }

    private async Task EndPausesAsync(RemindlyDb db, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var over = await db
            .Integrations.Where(integration => integration.Status == IntegrationStatus.Inactive && integration.PausedUntil <= now)
            .ToListAsync(cancellationToken);
        foreach (var integration in over)
        {
            integration.EndPause(now);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // A person changed one at this very moment: the next turn looks at what they made of it.
        }
    }

    private async Task ForgetAsync(RemindlyDb db, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db.Tasks.Where(task => task.PurgeAt <= now).ExecuteDeleteAsync(cancellationToken);
        var tooLate = now - Disconnections.Kept;
        await db
            .Integrations.IgnoreQueryFilters()
            .Where(integration => integration.DisconnectedAt <= tooLate)
            .ExecuteDeleteAsync(cancellationToken);
    }
}
