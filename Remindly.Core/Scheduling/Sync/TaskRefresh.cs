using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Persistence;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>Reads the appointment of one task again, for a person who asked.</summary>
public sealed class TaskRefresh(IDbContextFactory<RemindlyDb> databases, ProviderCatalog catalog, SyncLeases leases, TimeProvider clock)
{
    private const int MostTries = 5;

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
            return new Outcome<bool>.Conflict("not_connected", "This task is not kept up to date by a connected calendar.");
        }

        if (integration.Status == IntegrationStatus.Inactive)
        {
            return new Outcome<bool>.Conflict("inactive", "The connection is paused. Resume it first.");
        }

        return await ReadAgainAsync(db, taskId, integration, cancellationToken);
    }

    private async Task<Outcome<bool>> ReadAgainAsync(
        RemindlyDb db,
        Guid taskId,
        SchedulingIntegration integration,
        CancellationToken cancellationToken
    )
    {
        var name = catalog.NameOf(integration.Provider);
        var now = clock.GetUtcNow();
        if (integration.HoldUntil is { } until && until > now)
        {
            return ProviderTrouble.Of<bool>(new ProviderFailure(FailureKind.RateLimited, until - now), name);
        }

        if (catalog.Connect(integration) is not { } connected)
        {
            return ProviderTrouble.Of<bool>(FailureKind.Unauthorized, name);
        }

        if (!connected.Provider.Info.LooksUpById)
        {
            return new Outcome<bool>.Conflict("not_supported", $"{name} cannot be asked for one appointment alone. Sync all of it.");
        }

        for (var tries = 1; tries <= MostTries; tries++)
        {
            var known = await db.Tasks.Where(each => each.Id == taskId).Select(KnownTasks.Projection).SingleAsync(cancellationToken);
            try
            {
                var there = await connected.Provider.GetAsync(connected.Connection, known.ExternalId, cancellationToken);
                SyncChange change = there is null
                    ? SyncPlanner.Gone(known, $"{name} no longer has this appointment.")
                    : SyncPlanner.Plan(
                        [known],
                        [new MatchedAppointment(known.SeniorId, there)],
                        new PlanContext(now, integration.Id, null)
                    )[0];
                var store = new SyncStore(databases, leases, clock);
                if (change is SyncChange.Keep)
                {
                    return false;
                }

                if (await store.ApplyAsync(integration.Id, integration.Provider, run: null, [change], cancellationToken))
                {
                    return true;
                }
            }
            catch (ProviderException problem)
            {
                return ProviderTrouble.Of<bool>(problem.Failure, name);
            }
        }

        return new Outcome<bool>.Conflict("busy", "This task keeps changing. Try again in a moment.");
    }
}
