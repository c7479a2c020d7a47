using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Changes;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling.SignIn;
using Remindly.Core.Scheduling.Sync;

namespace Remindly.Core.Scheduling;

/// <summary>
/// Disconnects for a person who may, at once for everybody, and takes it back if they regret it in time. What is not taken back is
/// deleted for good by <see cref="SyncUpkeep"/>.
/// </summary>
public sealed class Disconnections(
    IDbContextFactory<RemindlyDb> databases,
    IntegrationReader reader,
    SyncLeases leases,
    CredentialVault vault,
    Revocations revocations,
    TimeProvider clock
)
{
    /// <summary>How long it can be taken back.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private const int MostTries = 5;

    /// <summary>The tasks stay and no longer update, or go as well. The credentials leave the store at once.</summary>
    public Task<Outcome<Disconnected>> DisconnectAsync(Guid userId, Guid id, bool removeTasks, CancellationToken cancellationToken) =>
        AgainIfChangedAsync(() => TryDisconnectAsync(userId, id, removeTasks, cancellationToken));

    /// <summary>Puts it back as it was, with its credentials, links and tasks. Missing when it is too late.</summary>
    public async Task<Outcome<IntegrationView>> TakeBackAsync(
        Guid userId,
        Disconnected disconnected,
        CancellationToken cancellationToken
    ) =>
        await AgainIfChangedAsync(() => TryTakeBackAsync(userId, disconnected, cancellationToken)) switch
        {
            Outcome<bool>.Done => await reader.GetAsync(userId, disconnected.IntegrationId, cancellationToken),
            Outcome<bool>.Forbidden(var message) => new Outcome<IntegrationView>.Forbidden(message),
            _ => new Outcome<IntegrationView>.Missing(),
        };

    private async Task<Outcome<Disconnected>> TryDisconnectAsync(
        Guid userId,
        Guid id,
        bool removeTasks,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (integration, refusal) = await IntegrationRules.FindManagedAsync<Disconnected>(db, userId, id, cancellationToken);
        if (integration is null)
        {
            return refusal!;
        }

        var now = clock.Now();
        await leases.RevokeAsync(db, id, cancellationToken);
        await SayOfTasksAsync(db, id, cancellationToken);
        IReadOnlyList<Guid> unlinked = [];
        if (removeTasks)
        {
            await RemovedTasks.HideAsync(db, id, now, now + Kept, cancellationToken);
        }
        else
        {
            unlinked = await UnlinkedTasks.ListAsync(db, id, cancellationToken);
            await UnlinkedTasks.UnlinkAsync(db, id, keptFor: null, userId, now, cancellationToken);
        }

        var granted = vault.Open(integration);
        var credentials = integration.Disconnect(now);
        revocations.Plan(db, integration, granted, now + Kept);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Disconnected(id, now, credentials, unlinked);
    }

    private async Task<Outcome<bool>> TryTakeBackAsync(Guid userId, Disconnected disconnected, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (id, at) = (disconnected.IntegrationId, disconnected.At);
        var hidden = db.IntegrationsOf(userId).IgnoreQueryFilters().Where(each => each.Id == id && each.DisconnectedAt == at);
        var (integration, refusal) = await IntegrationRules.FindManagedAsync<bool>(db, userId, hidden, cancellationToken);
        if (integration is null)
        {
            return refusal!;
        }

        var now = clock.Now();
        integration.TakeBack(disconnected.Credentials, now);
        await UnlinkedTasks.LinkAgainAsync(db, integration, disconnected.UnlinkedTasks, at, now, cancellationToken);
        await RemovedTasks.ShowAsync(db, id, at, now, cancellationToken);
        await SayOfTasksAsync(db, id, cancellationToken);
        await Revocations.ForgetAsync(db, id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task SayOfTasksAsync(RemindlyDb db, Guid integrationId, CancellationToken cancellationToken)
    {
        var seniors = db.Tasks.Where(task => task.SchedulingIntegrationId == integrationId).Select(task => task.SeniorId).Distinct();
        db.Unsaid.UnionWith((await seniors.ToListAsync(cancellationToken)).Select(senior => new Change.OfTasks(senior)));
    }

    private static async Task<T> AgainIfChangedAsync<T>(Func<Task<T>> attempt)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await attempt();
            }
            catch (DbUpdateConcurrencyException) when (tries < MostTries)
            {
                // Somebody else changed the integration at this very moment: once more, on what it has become.
            }
        }
    }
}
