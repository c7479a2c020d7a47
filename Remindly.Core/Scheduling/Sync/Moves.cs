namespace Remindly.Core.Scheduling.Sync;

/// <summary>
/// Some providers move an appointment by cancelling it and booking another one. The two, or more when it was moved again, are one
/// task. They come in any order, on any page, and not all of them: they wait here until the whole window was read.
/// </summary>
internal sealed class Moves(SyncScope scope, PageStore store, SyncTally tally)
{
    private readonly List<MatchedAppointment> waiting = [];

    /// <summary>The ids a task of it may be known by.</summary>
    public static IEnumerable<string> IdsOf(ExternalAppointment appointment) =>
        new[] { appointment.ExternalId, appointment.ReplacesExternalId, appointment.ReplacedByExternalId }.OfType<string>();

    /// <summary>The task of an appointment: its own, else that of the one it took the place of.</summary>
    public static KnownTask? TaskOf(MatchedAppointment each, IReadOnlyDictionary<(Guid, string), KnownTask> tasks) =>
        tasks.GetValueOrDefault((each.SeniorId, each.Appointment.ExternalId))
        ?? (each.Appointment.ReplacesExternalId is { } before ? tasks.GetValueOrDefault((each.SeniorId, before)) : null);

    /// <summary>Whether it is part of a move, and waits.</summary>
    public bool Takes(MatchedAppointment each)
    {
        var isMove = each.Appointment is { ReplacesExternalId: not null } or { ReplacedByExternalId: not null };
        if (isMove)
        {
            waiting.Add(each);
        }

        return isMove;
    }

    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        if (waiting.Count == 0)
        {
            return;
        }

        var known = (await store.KnownAsync(waiting, cancellationToken)).ToDictionary(task => (task.SeniorId, task.ExternalId));
        List<MatchedAppointment> settled = [];
        foreach (var chain in MoveChain.Of(waiting))
        {
            var now = await LastAsync(chain, known, cancellationToken);
            tally.Unchanged += chain.Count - (now is null ? 0 : 1);
            if (now is not null)
            {
                settled.Add(now);
            }

            // Told apart from the one that stands for all of them, such a task has a story of its own.
            var own = chain.Where(each =>
                each != now && known.ContainsKey((each.SeniorId, each.Appointment.ExternalId)) && !IsTask(now, each)
            );
            foreach (var each in own)
            {
                tally.Unchanged--;
                settled.Add(each);
            }
        }

        await store.StoreAsync(settled, cancellationToken);

        bool IsTask(MatchedAppointment? now, MatchedAppointment each) =>
            now is null || TaskOf(now, known)?.ExternalId == each.Appointment.ExternalId;
    }

    /// <summary>What stands for the chain, bound to the task that is known of it; null when nothing is to be made of it.</summary>
    private async Task<MatchedAppointment?> LastAsync(
        IReadOnlyList<MatchedAppointment> chain,
        Dictionary<(Guid, string), KnownTask> known,
        CancellationToken cancellationToken
    )
    {
        var last = chain[^1];
        var senior = last.SeniorId;
        var task = chain
            .Reverse()
            .SelectMany(each => IdsOf(each.Appointment))
            .Select(id => known.GetValueOrDefault((senior, id)))
            .FirstOrDefault(each => each is not null);
        if (known.ContainsKey((senior, last.Appointment.ExternalId)))
        {
            task = known[(senior, last.Appointment.ExternalId)];
        }

        if (last.Appointment.ReplacedByExternalId is { } next)
        {
            // It was moved out of the window: what is not known here is not to be.
            return task is null || known.ContainsKey((senior, next)) ? null : await OutsideAsync(last, task, cancellationToken);
        }

        var before = task?.ExternalId ?? await OriginAsync(chain[0], cancellationToken);
        return last with { Appointment = last.Appointment with { ReplacesExternalId = before } };
    }

    private async Task<MatchedAppointment> OutsideAsync(MatchedAppointment last, KnownTask task, CancellationToken cancellationToken)
    {
        var there = await MoveFollower.FollowAsync(scope.Connected, last.Appointment, cancellationToken);
        var isTheirs = scope.OwnerOf(there.Client) == last.SeniorId;
        return last with { Appointment = (isTheirs ? there : last.Appointment) with { ReplacesExternalId = task.ExternalId } };
    }

    private async Task<string?> OriginAsync(MatchedAppointment first, CancellationToken cancellationToken) =>
        first.Appointment.ReplacesExternalId is { } before && scope.Connected.Provider.Info.LooksUpById
            ? await MoveFollower.OriginAsync(
                scope.Connected,
                before,
                id => store.KnowsAsync(first.SeniorId, id, cancellationToken),
                cancellationToken
            )
            : null;
}
