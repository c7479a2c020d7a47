using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Persistence;

namespace Remindly.Core.Tasks;

/// <summary>Reads the tasks of a person's circles. Every method says who asks; what they may not see is missing.</summary>
public sealed class TaskQueries(IDbContextFactory<RemindlyDb> databases)
{
    // Up to so many circles, each one's index is read in order and the starts are merged; beyond, the whole list is sorted.
    private const int MostMerged = 8;

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
        var seniors = await SeniorsAsync(db, userId, filter, cancellationToken);
        var wanted = request.Limit + 1;
        List<TaskSummary> read = [];
        foreach (var stretch in TaskKeyset.After(after, filter.Sort))
        {
            if (read.Count < wanted)
            {
                var tasks = Stretch(db, userId, filter, seniors, stretch, wanted - read.Count);
                read.AddRange(await db.Summaries(userId, tasks).ToListAsync(cancellationToken));
            }
        }

        return request.Cut(read, list, task => TaskKeyset.KeyOf(task, filter.Sort));
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
    /// or <see cref="TaskFilter.Manual"/>. Sources without any are left out.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, int>> CountBySourceAsync(
        Guid userId,
        TaskFilter filter,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var counts = await db.VisibleTasksOf(userId)
            .Where(filter with { Source = null })
            .GroupBy(task => task.ExternalSource)
            .Select(group => new { Source = group.Key ?? TaskFilter.Manual, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return counts.ToDictionary(each => each.Source, each => each.Count, StringComparer.Ordinal);
    }

    private static async Task<IReadOnlyList<Guid>> SeniorsAsync(
        RemindlyDb db,
        Guid userId,
        TaskFilter filter,
        CancellationToken cancellationToken
    ) =>
        filter.SeniorId is { } one
            ? [one]
            : await db.SeniorsOf(userId).Select(senior => senior.Id).Take(MostMerged + 1).ToListAsync(cancellationToken);

    private static IQueryable<CareTask> Stretch(
        RemindlyDb db,
        Guid userId,
        TaskFilter filter,
        IReadOnlyList<Guid> seniors,
        TaskStretch stretch,
        int most
    )
    {
        var tasks = stretch.Where(db.VisibleTasksOf(userId).Where(filter));
        if (seniors.Count is 0 or > MostMerged)
        {
            return stretch.Order(tasks).Take(most);
        }

        var each = seniors.Select(seniorId => stretch.Order(tasks.Where(task => task.SeniorId == seniorId)).Take(most)).ToList();
        return each.Count == 1 ? each[0] : stretch.Order(each.Aggregate((merged, next) => merged.Concat(next))).Take(most);
    }
}
