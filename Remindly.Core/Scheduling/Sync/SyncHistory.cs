using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Persistence;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>The runs of an integration, newest first.</summary>
public sealed class SyncHistory(IDbContextFactory<RemindlyDb> databases)
{
    public async Task<Outcome<Page<SyncRun>>> PageAsync(
        Guid userId,
        Guid integrationId,
        PageRequest request,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!await db.IntegrationsOf(userId).AnyAsync(integration => integration.Id == integrationId, cancellationToken))
        {
            return new Outcome<Page<SyncRun>>.Missing();
        }

        var faults = new Faults();
        var list = $"sync_runs {integrationId}";
        var after = request.Read(list, faults);
        if (faults.Any)
        {
            return faults.Refuse<Page<SyncRun>>();
        }

        var runs = db.SyncRuns.AsNoTracking().Where(run => run.IntegrationId == integrationId);
        if (after?.Key is { } start)
        {
            // A clock that was set back can give two runs one start.
            var id = after.Id;
            runs = runs.Where(run => run.StartedAt < start || (run.StartedAt == start && run.Id.CompareTo(id) < 0));
        }

        var read = await runs.OrderByDescending(run => run.StartedAt)
            .ThenByDescending(run => run.Id)
            .Take(request.Limit + 1)
            .ToListAsync(cancellationToken);
        return request.Cut(read, list, run => new Cursor(run.StartedAt, run.Id));
    }
}
