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

    /// <summary>The days of the last 90 that had runs, oldest first, as a calendar in this IANA zone divides them.</summary>
    public async Task<Outcome<IReadOnlyList<SyncDay>>> DaysAsync(
        Guid userId,
        Guid integrationId,
        string zone,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!await db.IntegrationsOf(userId).AnyAsync(integration => integration.Id == integrationId, cancellationToken))
        {
            return new Outcome<IReadOnlyList<SyncDay>>.Missing();
        }

        var days = new SortedDictionary<DateOnly, SyncDay>();
        var ended = db
            .SyncRuns.Where(run => run.IntegrationId == integrationId && run.FinishedAt != null)
            .Select(run => new
            {
                run.StartedAt,
                run.FinishedAt,
                Failed = run.State == SyncRunState.Failed,
                Partial = run.State == SyncRunState.Succeeded && (run.Notice != null || run.ErrorCount > 0),
            });
        await foreach (var run in ended.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var date = Zones.DateOf(run.StartedAt, zone);
            var took = run.FinishedAt!.Value - run.StartedAt;
            var day = days.GetValueOrDefault(date) ?? new SyncDay(date, 0, 0, 0, TimeSpan.Zero);
            days[date] = new SyncDay(
                date,
                day.Runs + 1,
                day.Failed + (run.Failed ? 1 : 0),
                day.Partial + (run.Partial ? 1 : 0),
                took > day.Longest ? took : day.Longest
            );
        }

        return days.Values.ToList();
    }
}
