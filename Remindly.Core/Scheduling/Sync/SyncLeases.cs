using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>
/// Sees to it that one run at most works on an integration, across processes. The lease is a row that its holder renews; one that
/// is not renewed, or whose process on this machine is gone, can be taken, and its run is closed as interrupted. Whoever writes
/// for an integration locks this row first, so that nobody waits in a circle.
/// </summary>
public sealed class SyncLeases(IDbContextFactory<RemindlyDb> databases, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(45);

    private const int MostTries = 5;

    private const string Take = """
        INSERT INTO sync_leases (integration_id, run_id, holder, expires_at) VALUES ({0}, {1}, {2}, {3})
        ON CONFLICT (integration_id) DO UPDATE SET run_id = excluded.run_id, holder = excluded.holder, expires_at = excluded.expires_at
        WHERE sync_leases.expires_at < {4}
        """;

    private const string TakeAway = """
        INSERT INTO sync_leases (integration_id, run_id, holder, expires_at) VALUES ({0}, {1}, '', {2})
        ON CONFLICT (integration_id) DO UPDATE SET run_id = excluded.run_id, holder = excluded.holder, expires_at = excluded.expires_at
        """;

    private const string Keep = "UPDATE sync_leases SET expires_at = {0} WHERE integration_id = {1} AND run_id = {2}";

    /// <summary>Starts the run, and stores it, if no other one is at work and the integration may be asked now.</summary>
    internal async Task<SyncStart> StartAsync(SyncRun run, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                if (await TryStartAsync(run, cancellationToken) is { } start)
                {
                    return start;
                }
            }
            catch (DbUpdateConcurrencyException) when (tries < MostTries)
            {
                // A person changed the integration at this very moment.
            }
            catch (DbException)
            {
                // Nobody can hold the lease of an integration that was disconnected at this very moment.
                await using var db = await databases.CreateDbContextAsync(cancellationToken);
                if (await db.Integrations.AnyAsync(each => each.Id == run.IntegrationId, cancellationToken))
                {
                    throw;
                }
            }
        }
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

    /// <summary>
    /// Takes the integration from whatever run is at work, for a person who changes what the run is about: until the caller's
    /// transaction ends no run starts or writes, and the old one is over.
    /// </summary>
    internal async Task RevokeAsync(RemindlyDb db, Guid integrationId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        object[] values = [integrationId, Guid.Empty, db.Parameter(now)];
        await db.Database.ExecuteSqlRawAsync(TakeAway, values, cancellationToken);
        await OpenRuns.CloseAsync(db, integrationId, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await db.SyncLeases.Where(lease => lease.IntegrationId == integrationId).ExecuteDeleteAsync(cancellationToken);
    }

    // Null when the run that was in the way has just ended.
    private async Task<SyncStart?> TryStartAsync(SyncRun run, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.Integrations.AnyAsync(each => each.Id == run.IntegrationId, cancellationToken))
        {
            return new SyncStart.Not(new SyncAnswer.Missing());
        }

        await DropIfHolderDiedAsync(db, run.IntegrationId, cancellationToken);
        var now = clock.GetUtcNow();
        object[] values = [run.IntegrationId, run.Id, LeaseHolder.ThisProcess, db.Parameter(now + Lasts), db.Parameter(now)];
        if (await db.Database.ExecuteSqlRawAsync(Take, values, cancellationToken) == 0)
        {
            var other = await db
                .SyncLeases.Where(lease => lease.IntegrationId == run.IntegrationId)
                .Select(lease => (Guid?)lease.RunId)
                .SingleOrDefaultAsync(cancellationToken);
            return other is { } busy ? new SyncStart.Not(new SyncAnswer.Busy(busy)) : null;
        }

        // Read behind the lease: whatever run was the last one has told by now how it ended.
        if (await db.Integrations.SingleOrDefaultAsync(each => each.Id == run.IntegrationId, cancellationToken) is not { } integration)
        {
            // Disconnected at this very moment.
            return new SyncStart.Not(new SyncAnswer.Missing());
        }

        integration.EndPause(now);
        if (WhyNot(integration, now) is { } answer)
        {
            return new SyncStart.Not(answer);
        }

        if (await OpenRuns.CloseAsync(db, integration.Id, now, cancellationToken))
        {
            integration.Failed(now, new ProviderFailure(FailureKind.Interrupted));
        }

        db.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new SyncStart.Started(integration);
    }

    private static SyncAnswer? WhyNot(SchedulingIntegration integration, DateTimeOffset now) =>
        integration.Status == IntegrationStatus.Inactive ? new SyncAnswer.Inactive()
        : integration.HoldUntil > now ? new SyncAnswer.OnHold(integration.HoldUntil.Value)
        : null;

    private static async Task DropIfHolderDiedAsync(RemindlyDb db, Guid integrationId, CancellationToken cancellationToken)
    {
        var lease = await db.SyncLeases.AsNoTracking().SingleOrDefaultAsync(each => each.IntegrationId == integrationId, cancellationToken);
        if (lease is not null && LeaseHolder.Died(lease.Holder))
        {
            await db.SyncLeases.Where(each => each.RunId == lease.RunId).ExecuteDeleteAsync(cancellationToken);
        }
    }
}

/// <summary>The run no longer has the right to write: another one took over, or the integration was disconnected.</summary>
public sealed class LeaseLostException : Exception;
