using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;

namespace Remindly.Core.Tasks;

/// <summary>Reads the tasks of a person's circles. Every method says who asks; what they may not see is missing.</summary>
public sealed class TaskQueries(IDbContextFactory<RemindlyDb> databases)
{
    private const int MostCounted = 1_000;

    /// <summary>One page. Refused names <c>limit</c>, <c>cursor</c>, <c>q</c> or <c>to</c>.</summary>
    public async Task<Outcome<Page<TaskSummary>>> ListAsync(
        Guid userId,
        TaskFilter filter,
        PageRequest request,
        CancellationToken cancellationToken
    )
    {
        var faults = new Faults();
        filter.Check(faults);
        var list = filter.Fingerprint(userId);
        var after = request.Read(list, faults);
        if (faults.Any)
        {
            return faults.Refuse<Page<TaskSummary>>();
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var keys = await new TaskKeys(db, userId, filter).ReadAsync(after, request.Limit + 1, cancellationToken);
        var page = request.Cut(keys, list, key => new Cursor(key.At, key.Id));
        var ids = page.Items.Select(key => key.Id).ToList();
        var tasks = db.VisibleTasksOf(userId).Where(task => EF.Parameter(ids).Contains(task.Id));
        var read = await db.Summaries(userId, tasks).ToDictionaryAsync(task => task.Id, cancellationToken);

        // One that was removed between the two reads is left out.
        return new Page<TaskSummary>([.. ids.Where(read.ContainsKey).Select(id => read[id])], page.NextCursor);
    }

    public async Task<Outcome<TaskDetail>> GetAsync(Guid userId, Guid taskId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var tasks = db.VisibleTasksOf(userId).Where(task => task.Id == taskId);
        var summary = await db.Summaries(userId, tasks).SingleOrDefaultAsync(cancellationToken);
        if (summary is null)
        {
            return new Outcome<TaskDetail>.Missing();
        }

        return new TaskDetail(summary, await tasks.Select(task => task.SyncMetadata).SingleOrDefaultAsync(cancellationToken));
    }

    /// <summary>What happened to a task, newest first.</summary>
    public async Task<Outcome<Page<TaskHistoryEntry>>> HistoryAsync(
        Guid userId,
        Guid taskId,
        PageRequest request,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!await db.VisibleTasksOf(userId).AnyAsync(task => task.Id == taskId, cancellationToken))
        {
            return new Outcome<Page<TaskHistoryEntry>>.Missing();
        }

        var faults = new Faults();
        var list = $"history {taskId}";
        var after = request.Read(list, faults);
        if (faults.Any)
        {
            return faults.Refuse<Page<TaskHistoryEntry>>();
        }

        var before = after?.Key?.UtcTicks ?? long.MaxValue;
        var entries =
            from entry in db.TaskEvents
            where entry.TaskId == taskId && entry.Id < before
            orderby entry.Id descending
            select new TaskHistoryEntry(
                entry.Id,
                entry.Kind,
                entry.At,
                entry.UserId,
                db.Users.Where(user => user.Id == entry.UserId)
                    .Select(user => user.DisplayName != "" ? user.DisplayName : user.Email)
                    .FirstOrDefault(),
                entry.Detail
            );
        var read = await entries.Take(request.Limit + 1).ToListAsync(cancellationToken);
        return request.Cut(read, list, entry => new Cursor(new DateTimeOffset(entry.Id, TimeSpan.Zero), taskId));
    }

    /// <summary>
    /// How many tasks each source has under this filter, its own <see cref="TaskFilter.Source"/> aside: by a provider's key,
    /// or <see cref="TaskFilter.Manual"/>. Sources without any are left out. Counted in the list's index, up to 1,000 in all.
    /// </summary>
    public async Task<SourceCounts> CountBySourceAsync(Guid userId, TaskFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var keys = new TaskKeys(db, userId, filter with { Source = null });
        return await keys.CountSourcesAsync(MostCounted, cancellationToken) is { } counts
            ? new SourceCounts(counts, IsWhole: counts.Values.Sum() < MostCounted)
            : SourceCounts.Unknown;
    }
}
