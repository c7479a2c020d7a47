namespace Remindly.Core.Tasks;

/// <summary>A task's place in a sorted list.</summary>
internal sealed record TaskKey
{
    public required Guid Id { get; init; }

    /// <summary>The instant that the list is sorted by; null for an open-ended task.</summary>
    public required DateTimeOffset? At { get; init; }
}

/// <summary>
/// A piece of a sorted list that an index holds in order. The key is (instant, id), so that equal instants have one order too.
/// </summary>
internal sealed record TaskStretch(
    Func<IQueryable<CareTask>, IQueryable<CareTask>> Where,
    Func<IQueryable<CareTask>, IOrderedQueryable<CareTask>> Order
);

/// <summary>Cuts a list into stretches: the scheduled tasks and the open-ended ones, or all of them when sorted by change.</summary>
internal static class TaskKeyset
{
    public static bool IsByChange(TaskSort sort) => sort is TaskSort.UpdatedAt or TaskSort.UpdatedAtDescending;

    /// <summary>The keys of these tasks.</summary>
    public static IQueryable<TaskKey> Keys(this IQueryable<CareTask> tasks, TaskSort sort) =>
        IsByChange(sort)
            ? tasks.Select(task => new TaskKey { Id = task.Id, At = task.UpdatedAt })
            : tasks.Select(task => new TaskKey { Id = task.Id, At = task.ScheduledAt });

    /// <summary>Puts keys in the list's order, as both engines have it.</summary>
    public static IEnumerable<TaskKey> InOrder(this IEnumerable<TaskKey> keys, TaskSort sort) =>
        sort is TaskSort.ScheduledAt or TaskSort.UpdatedAt
            ? keys.OrderBy(key => key.At is null).ThenBy(key => key.At).ThenBy(key => key.Id)
            : keys.OrderByDescending(key => key.At is null).ThenByDescending(key => key.At).ThenByDescending(key => key.Id);

    /// <summary>What is left of the list after this key, in order.</summary>
    public static IReadOnlyList<TaskStretch> After(Cursor? cursor, TaskSort sort) =>
        (sort, cursor) switch
        {
            (TaskSort.ScheduledAt, { Key: null }) => [OpenEnded(cursor)],
            (TaskSort.ScheduledAt, _) => [Scheduled(cursor), OpenEnded(null)],
            (TaskSort.ScheduledAtDescending, { Key: not null }) => [ScheduledDown(cursor)],
            (TaskSort.ScheduledAtDescending, _) => [OpenEndedDown(cursor), ScheduledDown(null)],
            (TaskSort.UpdatedAt, _) => [Updated(cursor)],
            _ => [UpdatedDown(cursor)],
        };

    private static TaskStretch Scheduled(Cursor? after) =>
        new(
            tasks =>
                after is { Key: { } at, Id: var id }
                    ? tasks.Where(task => task.ScheduledAt >= at && (task.ScheduledAt > at || task.Id > id))
                    : tasks.Where(task => task.ScheduledAt != null),
            tasks => tasks.OrderBy(task => task.ScheduledAt).ThenBy(task => task.Id)
        );

    private static TaskStretch ScheduledDown(Cursor? after) =>
        new(
            tasks =>
                after is { Key: { } at, Id: var id }
                    ? tasks.Where(task => task.ScheduledAt <= at && (task.ScheduledAt < at || task.Id < id))
                    : tasks.Where(task => task.ScheduledAt != null),
            tasks => tasks.OrderByDescending(task => task.ScheduledAt).ThenByDescending(task => task.Id)
        );

    private static TaskStretch OpenEnded(Cursor? after) =>
        new(
            tasks =>
                after is { Id: var id }
                    ? tasks.Where(task => task.ScheduledAt == null && task.Id > id)
                    : tasks.Where(task => task.ScheduledAt == null),
            tasks => tasks.OrderBy(task => task.Id)
        );

    private static TaskStretch OpenEndedDown(Cursor? after) =>
        new(
            tasks =>
                after is { Id: var id }
                    ? tasks.Where(task => task.ScheduledAt == null && task.Id < id)
                    : tasks.Where(task => task.ScheduledAt == null),
            tasks => tasks.OrderByDescending(task => task.Id)
        );

    private static TaskStretch Updated(Cursor? after) =>
        new(
            tasks =>
                after is { Key: { } at, Id: var id }
                    ? tasks.Where(task => task.UpdatedAt >= at && (task.UpdatedAt > at || task.Id > id))
                    : tasks,
            tasks => tasks.OrderBy(task => task.UpdatedAt).ThenBy(task => task.Id)
        );

    private static TaskStretch UpdatedDown(Cursor? after) =>
        new(
            tasks =>
                after is { Key: { } at, Id: var id }
                    ? tasks.Where(task => task.UpdatedAt <= at && (task.UpdatedAt < at || task.Id < id))
                    : tasks,
            tasks => tasks.OrderByDescending(task => task.UpdatedAt).ThenByDescending(task => task.Id)
        );
}
