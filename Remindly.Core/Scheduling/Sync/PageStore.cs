namespace Remindly.Core.Scheduling.Sync;

/// <summary>
/// Plans what a run has read, writes it and counts it. When a task was changed between reading and writing, by the family or by
/// another run, it is read and planned again.
/// </summary>
internal sealed class PageStore(SyncScope scope, SyncStore store, SyncTally tally, TimeProvider clock)
{
    private const int MostTries = 20;

    // Pages that change nothing need no transaction; how far the run is is written for them no more often than people can follow.
    private static readonly TimeSpan Told = TimeSpan.FromSeconds(1);

    private readonly PlanContext context = new(scope.Run.StartedAt, scope.Run.IntegrationId, scope.AssignTo);
    private long lastTold = clock.GetTimestamp();

    public async Task StoreAsync(IReadOnlyCollection<MatchedAppointment> matched, CancellationToken cancellationToken)
    {
        if (matched.Count == 0)
        {
            await TellProgressAsync(cancellationToken);
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

    /// <summary>The tasks of these appointments, whatever id they are known by.</summary>
    public Task<IReadOnlyList<KnownTask>> KnownAsync(
        IReadOnlyCollection<MatchedAppointment> matched,
        CancellationToken cancellationToken
    ) => store.KnownAsync(scope.Source, matched, cancellationToken);

    /// <summary>Whether there is a task of that appointment.</summary>
    public Task<bool> KnowsAsync(Guid seniorId, string externalId, CancellationToken cancellationToken) =>
        store.KnowsAsync(scope.Source, seniorId, externalId, cancellationToken);

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
        if (writes.Count == 0)
        {
            tally.Count(changes);
            await TellProgressAsync(cancellationToken);
            return true;
        }

        if (!await store.ApplyAsync(scope.Run.IntegrationId, scope.Source, Step(changes), writes, cancellationToken))
        {
            return tries < MostTries
                ? false
                : throw new InvalidOperationException("Tasks kept changing while a page of appointments was being stored.");
        }

        tally.Count(changes);
        lastTold = clock.GetTimestamp();
        return true;
    }

    private async Task TellProgressAsync(CancellationToken cancellationToken)
    {
        if (clock.GetElapsedTime(lastTold) >= Told)
        {
            await store.TellProgressAsync(Step([]), cancellationToken);
            lastTold = clock.GetTimestamp();
        }
    }

    private RunStep Step(IReadOnlyList<SyncChange> changes) => new(scope.Run, scope.SeniorId, tally.With(changes, scope.Run.StartedAt));
}
