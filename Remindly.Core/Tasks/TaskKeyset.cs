namespace Remindly.Core.Tasks;

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
    public static Cursor KeyOf(TaskSummary task, TaskSort sort) =>
        new(sort is TaskSort.UpdatedAt or TaskSort.UpdatedAtDescending ? task.UpdatedAt : task.ScheduledAt, task.Id);

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
