using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;

namespace Remindly.Core.Scheduling;

/// <summary>An integration's tasks that go with it: hidden at once, deleted a little later.</summary>
internal static class RemovedTasks
{
    public static Task HideAsync(
        RemindlyDb db,
        Guid integrationId,
        DateTimeOffset now,
        DateTimeOffset purgeAt,
        CancellationToken cancellationToken
    ) =>
        db
            .Tasks.Where(task => task.SchedulingIntegrationId == integrationId)
            .ExecuteUpdateAsync(
                task =>
                    task.SetProperty(each => each.PurgeAt, purgeAt)
                        .SetProperty(each => each.DismissedAt, each => each.DismissedAt ?? now)
                        .SetProperty(each => each.UpdatedAt, now)
                        .SetProperty(each => each.Version, each => each.Version + 1),
                cancellationToken
            );

    /// <summary>What the family had removed themselves before <paramref name="hiddenAt"/> stays removed.</summary>
    public static Task ShowAsync(
        RemindlyDb db,
        Guid integrationId,
        DateTimeOffset hiddenAt,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        db
            .Tasks.Where(task => task.SchedulingIntegrationId == integrationId && task.PurgeAt != null)
            .ExecuteUpdateAsync(
                task =>
                    task.SetProperty(each => each.PurgeAt, (DateTimeOffset?)null)
                        .SetProperty(each => each.DismissedAt, each => each.DismissedAt == hiddenAt ? null : each.DismissedAt)
                        .SetProperty(each => each.UpdatedAt, now)
                        .SetProperty(each => each.Version, each => each.Version + 1),
                cancellationToken
            );

    /// <summary>
    /// Deletes those of these seniors that came from this provider, so that their appointments become tasks afresh: a hidden one
    /// would be taken for one that the family does not want.
    /// </summary>
    public static Task PurgeAsync(RemindlyDb db, IEnumerable<SeniorIdentity> seniors, string provider, CancellationToken cancellationToken)
    {
        var whose = seniors.Select(senior => senior.Client.SeniorId).ToList();
        return db
            .Tasks.Where(task => task.PurgeAt != null && task.ExternalSource == provider && EF.Parameter(whose).Contains(task.SeniorId))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
