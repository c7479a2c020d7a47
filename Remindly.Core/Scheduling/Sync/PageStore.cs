namespace Remindly.Core.Scheduling.Sync;

/// <summary>
/// Plans what a run has read, writes it and counts it. When a task was changed between reading and writing, by the family or by
/// another run, it is read and planned again.
/// </summary>
internal sealed class PageStore(SyncScope scope, SyncStore store, SyncTally tally)
{
    private const int MostTries = 5;

    private readonly PlanContext context = new(scope.Run.StartedAt, scope.Run.IntegrationId, scope.AssignTo);

    public async Task StoreAsync(IReadOnlyCollection<MatchedAppointment> matched, CancellationToken cancellationToken)
    {
        if (matched.Count == 0)
        {
            return;
        }

        for (var tries = 1; ; tries++)
        {
            var known = await store.KnownAsync(scope.Source, matched, cancellationToken);
            if (await WriteAsync(SyncPlanner.Plan(known, matched, context), tries, cancellationToken))
            {
                return;
            }
        }
    }

    /// <summary>Null when the task is no longer this integration's to follow.</summary>
    public Task<KnownTask?> FindAsync(Guid taskId, CancellationToken cancellationToken) =>
        store.FollowedAsync(scope.Run.IntegrationId, taskId, cancellationToken);

    /// <param name="reason">Why, in plain words, for the history.</param>
    public async Task CancelAsync(KnownTask known, string reason, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            if (await WriteAsync([SyncPlanner.Gone(known, reason)], tries, cancellationToken))
            {
                return;
            }

            if (await FindAsync(known.Id, cancellationToken) is not { WasCancelled: false } now)
            {
                return;
            }

            known = now;
        }
    }

    private async Task<bool> WriteAsync(IReadOnlyList<SyncChange> changes, int tries, CancellationToken cancellationToken)
    {
        var writes = changes.Where(change => change is not SyncChange.Keep).ToList();
        if (writes.Count > 0 && !await store.ApplyAsync(scope.Run.IntegrationId, scope.Source, scope.Run, writes, cancellationToken))
        {
            return tries < MostTries
                ? false
                : throw new InvalidOperationException("Tasks kept changing while a page of appointments was being stored.");
        }

        Count(changes);
        return true;
    }

    private void Count(IReadOnlyList<SyncChange> changes)
    {
        foreach (var change in changes)
        {
            _ = change switch
            {
                SyncChange.Add => tally.Created++,
                SyncChange.Keep => tally.Unchanged++,
                SyncChange.Cancel => tally.Cancelled++,
                _ => tally.Updated++,
            };
        }
    }
}
