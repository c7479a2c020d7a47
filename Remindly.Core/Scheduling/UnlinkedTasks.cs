using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;

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
}
