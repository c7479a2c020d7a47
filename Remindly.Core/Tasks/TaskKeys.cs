using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Persistence;

namespace Remindly.Core.Tasks;

/// <summary>
/// Reads the keys of one person's filtered list in its order. Each circle's index is read from where the page starts and no further
/// than the page goes, and the starts are merged; only then are the rows of the page fetched.
/// </summary>
internal sealed class TaskKeys(RemindlyDb db, Guid userId, TaskFilter filter)
{
    private const int MostInOneStatement = 24;

    // What more tasks than this hold is soon found by reading the list itself.
    private const int MostHolding = 2000;

    private Guid[] seniors = [];

    public async Task<IReadOnlyList<TaskKey>> ReadAsync(Cursor? after, int most, CancellationToken cancellationToken)
    {
        await FindSeniorsAsync(cancellationToken);
        if (await HoldingAsync(cancellationToken) is { } few)
        {
            return await ReadFewAsync(few, after, most, cancellationToken);
        }

        List<TaskKey> read = [];
        foreach (var stretch in TaskKeyset.After(after, filter.Sort))
        {
            if (read.Count < most)
            {
                read.AddRange(await ReadAsync(stretch, most - read.Count, cancellationToken));
            }
        }

        return read;
    }

    /// <summary>
    /// How many of them each source has, as far as there are no more than so many in all; null where only reading each one's text could tell.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, int>?> CountSourcesAsync(int most, CancellationToken cancellationToken)
    {
        await FindSeniorsAsync(cancellationToken);
        var few = await HoldingAsync(cancellationToken);
        if (few is null && Texts.Line(filter.Text) is not null)
        {
            return null;
        }

        var parts = few is null
            ? seniors.Chunk(MostInOneStatement).Select(some => SourcesOf(some, most))
            : [Filtered.Where(task => EF.Parameter(few).Contains(task.Id)).Select(task => task.ExternalSource)];
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (var sources in parts)
        {
            var grouped = sources.Take(most).GroupBy(source => source).Select(group => new { Source = group.Key, Count = group.Count() });
            foreach (var each in await grouped.ToListAsync(cancellationToken))
            {
                var source = each.Source ?? TaskFilter.Manual;
                counts[source] = counts.GetValueOrDefault(source) + each.Count;
            }
        }

        return counts;
    }

    private IQueryable<string?> SourcesOf(IEnumerable<Guid> some, int most) =>
        some.Select(seniorId =>
                Filtered
                    .Where(task => task.SeniorId == seniorId)
                    .OrderBy(task => task.ScheduledAt)
                    .ThenBy(task => task.Id)
                    .Take(most)
                    .Select(task => task.ExternalSource)
            )
            .Aggregate((merged, next) => merged.Concat(next));

    // The condition on the person stays in each query: what they may not see does not exist, whatever the list of circles says.
    private IQueryable<CareTask> Filtered => db.VisibleTasksOf(userId).WhereTextAside(filter);

    private async Task FindSeniorsAsync(CancellationToken cancellationToken) =>
        seniors = filter.SeniorId is { } one
            ? [one]
            : await db.SeniorsOf(userId).Select(senior => senior.Id).ToArrayAsync(cancellationToken);

    private async Task<IReadOnlyList<TaskKey>> ReadAsync(TaskStretch stretch, int most, CancellationToken cancellationToken)
    {
        var tasks = stretch.Where(Filtered);
        tasks = Texts.Line(filter.Text) is { } text ? tasks.Holding(text) : tasks;
        List<TaskKey> read = [];
        foreach (var some in seniors.Chunk(MostInOneStatement))
        {
            var each = some.Select(seniorId => stretch.Order(tasks.Where(task => task.SeniorId == seniorId)).Take(most).Keys(filter.Sort));
            read.AddRange(await each.Aggregate((merged, next) => merged.Concat(next)).ToListAsync(cancellationToken));
        }

        return seniors.Length == 1 ? read : [.. read.InOrder(filter.Sort).Take(most)];
    }

    private async Task<IReadOnlyList<TaskKey>> ReadFewAsync(
        IReadOnlyList<Guid> few,
        Cursor? after,
        int most,
        CancellationToken cancellationToken
    )
    {
        var read = await Filtered.Where(task => EF.Parameter(few).Contains(task.Id)).Keys(filter.Sort).ToListAsync(cancellationToken);
        var whole = read.InOrder(filter.Sort);
        if (after is null)
        {
            return [.. whole.Take(most)];
        }

        // The key may be of a task that is gone: it still has its place.
        var key = new TaskKey { Id = after.Id, At = after.Key };
        return
        [
            .. read.Where(each => each.Id != key.Id).Append(key).InOrder(filter.Sort).SkipWhile(each => each != key).Skip(1).Take(most),
        ];
    }

    /// <summary>The tasks that hold the text, from the index of texts; null without a text, or where that index is no help.</summary>
    private async Task<IReadOnlyList<Guid>?> HoldingAsync(CancellationToken cancellationToken)
    {
        if (Texts.Line(filter.Text) is not { } text || db.TasksHolding(text) is not { } holding)
        {
            return null;
        }

        var found = await holding.Take(MostHolding + 1).ToListAsync(cancellationToken);
        return found.Count > MostHolding ? null : found;
    }
}
