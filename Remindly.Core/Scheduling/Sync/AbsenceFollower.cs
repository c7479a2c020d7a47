namespace Remindly.Core.Scheduling.Sync;

/// <summary>Asks what became of an appointment that a complete fetch should have brought and did not.</summary>
internal sealed class AbsenceFollower(SyncScope scope, PageStore store, SyncTally tally, SyncFindings findings)
{
    public async Task FollowAsync(Guid taskId, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(taskId, cancellationToken) is not { } known)
        {
            return;
        }

        var (provider, connection) = scope.Connected;
        if (!provider.Info.LooksUpById)
        {
            await GoneAsync(known, cancellationToken);
            return;
        }

        try
        {
            var there = await provider.GetAsync(connection, known.ExternalId, cancellationToken);
            there = there is null ? null : await MoveFollower.FollowAsync(scope.Connected, there, cancellationToken);
            await (there is null ? GoneAsync(known, cancellationToken) : FoundAsync(known, there, cancellationToken));
        }
        catch (ProviderException problem) when (problem.Failure.Kind is FailureKind.InvalidResponse or FailureKind.Forbidden)
        {
            // The list was read with the same key: it is this one appointment that cannot be.
            tally.Add(new UnreadableAppointment(known.ExternalId, "unreadable_item", "An appointment that Remindly could not look up."));
        }
    }

    private Task GoneAsync(KnownTask known, CancellationToken cancellationToken) =>
        store.CancelAsync(known, scope.GoneReason, cancellationToken);

    private async Task FoundAsync(KnownTask known, ExternalAppointment there, CancellationToken cancellationToken)
    {
        if (scope.OwnerOf(there.Client) != known.SeniorId)
        {
            // Nothing of the other person's is stored.
            await store.CancelAsync(known, scope.SomebodyElsesReason, cancellationToken);
            return;
        }

        if (scope.Window.Contains(there.StartsAt))
        {
            findings.MaybeMissing($"{scope.ProviderName} left out appointments that it still has. New ones may be missing too.");
        }

        await store.StoreAsync([new MatchedAppointment(known.SeniorId, there)], cancellationToken);
    }
}
