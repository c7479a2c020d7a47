using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Remindly.Core.Changes;
using Remindly.Core.Persistence;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>Reads and writes the tasks of one run, a page at a time.</summary>
internal sealed class SyncStore(IDbContextFactory<RemindlyDb> databases, SyncLeases leases, TimeProvider clock)
{
    /// <summary>The tasks of these appointments, dismissed ones included.</summary>
    public async Task<IReadOnlyList<KnownTask>> KnownAsync(
        string source,
        IReadOnlyCollection<MatchedAppointment> fetched,
        CancellationToken cancellationToken
    )
    {
        var seniors = fetched.Select(each => each.SeniorId).Distinct().ToList();
        var ids = fetched.SelectMany(each => Moves.IdsOf(each.Appointment)).Distinct().ToList();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db
            // One parameter whatever the page's size, so that the statement is the same each time.
            .Tasks.Where(task =>
                EF.Parameter(seniors).Contains(task.SeniorId)
                && task.ExternalSource == source
                && EF.Parameter(ids).Contains(task.ExternalId!)
            )
            .Select(KnownTasks.Projection)
            .ToListAsync(cancellationToken);
    }

    public async Task<bool> KnowsAsync(string source, Guid seniorId, string externalId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Tasks.AnyAsync(
            task => task.SeniorId == seniorId && task.ExternalSource == source && task.ExternalId == externalId,
            cancellationToken
        );
    }

    /// <summary>A task as this integration follows it; null when it does not any more.</summary>
    public async Task<KnownTask?> FollowedAsync(Guid integrationId, Guid taskId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db
            .Tasks.Where(task => task.Id == taskId && task.SchedulingIntegrationId == integrationId && task.DismissedAt == null)
            .Select(KnownTasks.Projection)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Carries changes out in one transaction, if none of the tasks changed since they were read.</summary>
    /// <param name="step">The run that must still hold its lease; null when a person asked for one appointment.</param>
    /// <returns>False when one did: nothing was written, and the page is to be planned again.</returns>
    /// <exception cref="LeaseLostException">The run may no longer write.</exception>
    public async Task<bool> ApplyAsync(
        Guid integrationId,
        string source,
        RunStep? step,
        IReadOnlyList<SyncChange> changes,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            if (step is not null)
            {
                await leases.RenewAsync(db, step.Run, cancellationToken);
                await WriteAsync(db, step, cancellationToken);
            }

            var rows = new ChangeRows(db, integrationId, source, clock.GetUtcNow());
            foreach (var change in changes)
            {
                rows.Add(change);
            }

            if (!await rows.WriteAsync(db.Database.GetDbConnection(), transaction.GetDbTransaction(), cancellationToken))
            {
                await transaction.RollbackAsync(cancellationToken);
                return false;
            }

            db.Unsaid.UnionWith(rows.Seniors.Select(senior => new Change.OfTasks(senior)));
            await transaction.CommitAsync(cancellationToken);
            return true;
        }
        catch (DbException problem) when (problem.IsTransient)
        {
            // The engine chose this transaction to give way to another one.
            return false;
        }
    }

    /// <summary>Writes how far a run is, when it has nothing else to write.</summary>
    public async Task TellProgressAsync(RunStep step, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await WriteAsync(db, step, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task WriteAsync(RemindlyDb db, RunStep step, CancellationToken cancellationToken)
    {
        var (run, progress) = (step.Run.Id, step.Progress);
        await db
            .SyncRuns.Where(each => each.Id == run && each.State == SyncRunState.Running)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(each => each.Total, progress.Received)
                        .SetProperty(each => each.Created, progress.Created)
                        .SetProperty(each => each.Updated, progress.Updated)
                        .SetProperty(each => each.Unchanged, progress.Unchanged)
                        .SetProperty(each => each.Cancelled, progress.Cancelled)
                        .SetProperty(each => each.Skipped, progress.Skipped)
                        .SetProperty(each => each.ErrorCount, progress.Errors),
                cancellationToken
            );
        db.Unsaid.Add(new Change.OfIntegration(step.Run.IntegrationId, step.SeniorId));
    }
}
