using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Persistence;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>The runs of an integration, newest first.</summary>
public sealed class SyncHistory(IDbContextFactory<RemindlyDb> databases)
{
    /// <param name="before">Only runs older than this one; null from the newest on.</param>
    public async Task<Outcome<IReadOnlyList<SyncRun>>> ListAsync(
        Guid userId,
        Guid integrationId,
        Guid? before,
        int limit,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!await db.IntegrationsOf(userId).AnyAsync(integration => integration.Id == integrationId, cancellationToken))
        {
            return new Outcome<IReadOnlyList<SyncRun>>.Missing();
        }

        var runs = db.SyncRuns.AsNoTracking().Where(run => run.IntegrationId == integrationId);
        if (before is { } id)
        {
            var start = await runs.Where(run => run.Id == id)
                .Select(run => (DateTimeOffset?)run.StartedAt)
                .SingleOrDefaultAsync(cancellationToken);
            if (start is null)
            {
                return new Outcome<IReadOnlyList<SyncRun>>.Refused("cursor", "Start again from the first page.");
            }

            // One run at a time: no two start at the same instant.
            runs = runs.Where(run => run.StartedAt < start);
        }

        return new Outcome<IReadOnlyList<SyncRun>>.Done(
            await runs.OrderByDescending(run => run.StartedAt).Take(limit).ToListAsync(cancellationToken)
        );
    }
}
