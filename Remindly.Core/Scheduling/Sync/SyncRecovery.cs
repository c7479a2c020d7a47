using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>Closes the runs whose process died: those of this machine at once, others when their lease has run out.</summary>
internal sealed class SyncRecovery(IDbContextFactory<RemindlyDb> databases, TimeProvider clock)
{
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        foreach (var lease in await ListAsync(cancellationToken))
        {
            if (lease.ExpiresAt < clock.GetUtcNow() || LeaseHolder.Died(lease.Holder))
            {
                await CloseAsync(lease, cancellationToken);
            }
        }
    }

    private async Task<List<SyncLease>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.SyncLeases.AsNoTracking().ToListAsync(cancellationToken);
    }

    private async Task CloseAsync(SyncLease lease, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var dropped = await db
            .SyncLeases.Where(each => each.RunId == lease.RunId && each.ExpiresAt == lease.ExpiresAt)
            .ExecuteDeleteAsync(cancellationToken);
        if (dropped == 0)
        {
            // Renewed meanwhile, or taken by another run.
            return;
        }

        var now = clock.GetUtcNow();
        if (await OpenRuns.CloseAsync(db, lease.IntegrationId, now, cancellationToken))
        {
            var integration = await db.Integrations.SingleAsync(each => each.Id == lease.IntegrationId, cancellationToken);
            integration.Failed(now, new ProviderFailure(FailureKind.Interrupted));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
