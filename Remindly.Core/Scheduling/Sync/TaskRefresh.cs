using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Persistence;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>Reads the appointment of one task again, for a person who asked.</summary>
public sealed class TaskRefresh(IDbContextFactory<RemindlyDb> databases, ProviderCatalog catalog, SyncLeases leases, TimeProvider clock)
{
    private const int MostTries = 5;

    private readonly SyncStore store = new(databases, leases, clock);
    private readonly LiveAnswers live = new(databases, catalog, clock);

    /// <summary>Done when the task is as the provider has it, true if that changed it.</summary>
    public async Task<Outcome<bool>> RefreshAsync(Guid userId, Guid taskId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var task = await db.TasksOf(userId)
            .Where(each => each.Id == taskId && each.DismissedAt == null)
            .Select(each => new { each.SeniorId, each.SchedulingIntegrationId })
            .SingleOrDefaultAsync(cancellationToken);
        if (task is null)
        {
            return new Outcome<bool>.Missing();
        }

        if (await db.RoleOf(userId, task.SeniorId).SingleAsync(cancellationToken) == CircleRole.Viewer)
        {
            return new Outcome<bool>.Forbidden("You can look at this, not sync it. Ask an owner of the care circle.");
        }

        var integration = await db
            .Integrations.AsNoTracking()
            .SingleOrDefaultAsync(each => each.Id == task.SchedulingIntegrationId, cancellationToken);
        if (integration is null)
        {
            return NotConnected();
        }

        if (integration.Status == IntegrationStatus.Inactive)
        {
            return new Outcome<bool>.Conflict("inactive", "The connection is paused. Resume it first.");
        }

        var seniors = await SeniorIdentities.OfAsync(db, integration.UserId, integration.SeniorId, cancellationToken);
        var owners = await SeniorIdentities.OwnersAsync(db, integration.Id, seniors, cancellationToken);
        return await live.AskAsync(
            integration,
            connected => ReadAgainAsync(taskId, integration, connected, (seniors, owners), cancellationToken),
            cancellationToken
        );
    }

    private async Task<Outcome<bool>> ReadAgainAsync(
        Guid taskId,
        SchedulingIntegration integration,
        ConnectedProvider connected,
        (IReadOnlyList<SeniorIdentity> Seniors, ClientOwners Owners) people,
        CancellationToken cancellationToken
    )
    {
        var (provider, connection) = connected;
        if (!provider.Info.LooksUpById)
        {
            var words = $"{provider.Info.Name} cannot be asked for one appointment alone. Sync all of it.";
            return new Outcome<bool>.Conflict("not_supported", words);
        }

        var scope = new SyncScope(
            new SyncRun(integration.Id, SyncTrigger.Manual, clock.GetUtcNow()),
            integration,
            connected,
            people.Seniors,
            people.Owners,
            assignTo: null,
            acceptsAbsence: false
        );
        for (var tries = 1; tries <= MostTries; tries++)
        {
            if (await store.FollowedAsync(integration.Id, taskId, cancellationToken) is not { } known)
            {
                // It was disconnected or removed meanwhile.
                return NotConnected();
            }

            var there = await provider.GetAsync(connection, known.ExternalId, cancellationToken);
            there = there is null ? null : await MoveFollower.FollowAsync(connected, there, cancellationToken);
            var change = Plan(scope, known, there);
            if (change is null)
            {
                return false;
            }

            if (await store.ApplyAsync(integration.Id, integration.Provider, step: null, [change], cancellationToken))
            {
                return true;
            }
        }

        return new Outcome<bool>.Conflict("busy", "This task keeps changing. Try again in a moment.");
    }

    // Null when there is nothing to write.
    private static SyncChange? Plan(SyncScope scope, KnownTask known, ExternalAppointment? there)
    {
        if (there is not null && scope.OwnerOf(there.Client) == known.SeniorId)
        {
            var context = new PlanContext(scope.Run.StartedAt, scope.Run.IntegrationId, scope.AssignTo);
            var change = SyncPlanner.Plan([known], [new MatchedAppointment(known.SeniorId, there)], context)[0];
            return change is SyncChange.Keep ? null : change;
        }

        return known.WasCancelled ? null : SyncPlanner.Gone(known, there is null ? scope.GoneReason : scope.SomebodyElsesReason);
    }

    private static Outcome<bool>.Conflict NotConnected() =>
        new("not_connected", "This task is not kept up to date by a connected calendar.");
}
