using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>
/// Sees to it that one run at most works on an integration, across processes. The lease is a row that its holder renews; one that
/// is not renewed, or whose process on this machine is gone, can be taken, and its run is closed as interrupted.
/// </summary>
public sealed class SyncLeases(IDbContextFactory<RemindlyDb> databases, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(45);

    private const string Take = """
        INSERT INTO sync_leases (integration_id, run_id, holder, expires_at) VALUES ({0}, {1}, {2}, {3})
        ON CONFLICT (integration_id) DO UPDATE SET run_id = excluded.run_id, holder = excluded.holder, expires_at = excluded.expires_at
        WHERE sync_leases.expires_at < {4}
        """;

    private const string Keep = "UPDATE sync_leases SET expires_at = {0} WHERE integration_id = {1} AND run_id = {2}";

    /// <summary>Starts the run if no other one is at work.</summary>
    /// <returns>Whether it did; the run is stored then.</returns>
    public async Task<bool> TryStartAsync(SyncRun run, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await DropIfHolderDiedAsync(db, run.IntegrationId, cancellationToken);
        var now = clock.GetUtcNow();
        object[] values = [run.IntegrationId, run.Id, LeaseHolder.ThisProcess, db.Parameter(now + Lasts), db.Parameter(now)];
        if (await db.Database.ExecuteSqlRawAsync(Take, values, cancellationToken) == 0)
        {
            return false;
        }

        await CloseInterruptedAsync(db, run.IntegrationId, now, cancellationToken);
        db.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>The run that is at work on the integration; null when none is.</summary>
    public async Task<Guid?> RunningAsync(Guid integrationId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return await db
            .SyncLeases.Where(lease => lease.IntegrationId == integrationId && lease.ExpiresAt >= now)
            .Select(lease => (Guid?)lease.RunId)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Renews the lease inside the transaction that is about to write.</summary>
    /// <exception cref="LeaseLostException">Another run has it by now, or the integration is gone: nothing may be written.</exception>
    internal async Task RenewAsync(RemindlyDb db, SyncRun run, CancellationToken cancellationToken)
    {
        object[] values = [db.Parameter(clock.GetUtcNow() + Lasts), run.IntegrationId, run.Id];
        if (await db.Database.ExecuteSqlRawAsync(Keep, values, cancellationToken) == 0)
        {
            throw new LeaseLostException();
        }
    }

    internal async Task RenewAsync(SyncRun run, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await RenewAsync(db, run, cancellationToken);
    }

    /// <summary>Closes the runs whose process died: those of this machine at once, others when their lease has run out.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var leases = await db.SyncLeases.AsNoTracking().ToListAsync(cancellationToken);
        foreach (var lease in leases)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var now = clock.GetUtcNow();
            if (lease.ExpiresAt < now || LeaseHolder.Died(lease.Holder))
            {
                var dropped = await db
                    .SyncLeases.Where(each => each.RunId == lease.RunId && each.ExpiresAt == lease.ExpiresAt)
                    .ExecuteDeleteAsync(cancellationToken);
                if (dropped > 0)
                {
                    await CloseInterruptedAsync(db, lease.IntegrationId, now, cancellationToken);
                    await db.SaveChangesAsync(cancellationToken);
                    await transaction.CommitAsync(cancellationToken);
                }
            }
        }
    }

    private static async Task DropIfHolderDiedAsync(RemindlyDb db, Guid integrationId, CancellationToken cancellationToken)
    {
        var lease = await db.SyncLeases.AsNoTracking().SingleOrDefaultAsync(each => each.IntegrationId == integrationId, cancellationToken);
        if (lease is not null && LeaseHolder.Died(lease.Holder))
        {
            await db.SyncLeases.Where(each => each.RunId == lease.RunId).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private static async Task CloseInterruptedAsync(
        RemindlyDb db,
        Guid integrationId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var open = await db
            .SyncRuns.Where(run => run.IntegrationId == integrationId && run.State == SyncRunState.Running)
            .ToListAsync(cancellationToken);
        if (open.Count == 0)
        {
            return;
        }

        foreach (var run in open)
        {
            run.Fail(new SyncTally(), FailureKind.Interrupted, now);
        }

        var integration = await db.Integrations.SingleAsync(each => each.Id == integrationId, cancellationToken);
        integration.Failed(now, new ProviderFailure(FailureKind.Interrupted));
    }
}

/// <summary>The run no longer has the right to write: another one took over, or the integration was disconnected.</summary>
public sealed class LeaseLostException : Exception;
