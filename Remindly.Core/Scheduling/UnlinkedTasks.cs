using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;
using Remindly.Core.Tasks;

namespace Remindly.Core.Scheduling;

/// <summary>What becomes of an integration's tasks when it is no longer theirs.</summary>
internal static class UnlinkedTasks
{
    // 14 is TaskEventKind.Unlinked.
    private const string TellHistory = """
        INSERT INTO task_events (task_id, kind, at, user_id)
        SELECT id, 14, {0}, {1} FROM tasks WHERE scheduling_integration_id = {2} AND senior_id <> {3}
        """;

    /// <summary>They stay as they are, remember it, and no longer update.</summary>
    /// <param name="keptFor">The senior whose tasks stay linked; null for nobody.</param>
    public static async Task UnlinkAsync(
        RemindlyDb db,
        Guid integrationId,
        Guid? keptFor,
        Guid userId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var kept = keptFor ?? Guid.Empty;
        object[] values = [db.Parameter(now), userId, integrationId, kept];
        await db.Database.ExecuteSqlRawAsync(TellHistory, values, cancellationToken);
        await db
            .Tasks.Where(task => task.SchedulingIntegrationId == integrationId && task.SeniorId != kept)
            .ExecuteUpdateAsync(
                task =>
                    task.SetProperty(each => each.SchedulingIntegrationId, (Guid?)null)
                        .SetProperty(each => each.UpdatedAt, now)
                        .SetProperty(each => each.Version, each => each.Version + 1),
                cancellationToken
            );
    }

    /// <summary>The tasks that are linked now.</summary>
    public static async Task<IReadOnlyList<Guid>> ListAsync(RemindlyDb db, Guid integrationId, CancellationToken cancellationToken) =>
        await db.Tasks.Where(task => task.SchedulingIntegrationId == integrationId).Select(task => task.Id).ToListAsync(cancellationToken);

    /// <summary>As if they had never been unlinked; those that another integration has taken over since stay with that one.</summary>
    public static async Task LinkAgainAsync(
        RemindlyDb db,
        SchedulingIntegration integration,
        IReadOnlyList<Guid> tasks,
        DateTimeOffset unlinkedAt,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var ids = tasks.ToList();
        await db
            .TaskEvents.Where(line =>
                EF.Parameter(ids).Contains(line.TaskId) && line.Kind == TaskEventKind.Unlinked && line.At == unlinkedAt
            )
            .ExecuteDeleteAsync(cancellationToken);
        await db
            .Tasks.Where(task => EF.Parameter(ids).Contains(task.Id) && task.SchedulingIntegrationId == null)
            .ExecuteUpdateAsync(
                task =>
                    task.SetProperty(each => each.SchedulingIntegrationId, integration.Id)
                        .SetProperty(each => each.UpdatedAt, now)
                        .SetProperty(each => each.Version, each => each.Version + 1),
                cancellationToken
            );
    }
}
