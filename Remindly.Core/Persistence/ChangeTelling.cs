using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Remindly.Core.Care;
using Remindly.Core.Changes;
using Remindly.Core.Notifications;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Core.Tasks;

namespace Remindly.Core.Persistence;

/// <summary>
/// Tells the open pages what was saved, once it is committed and never before: no service has to think of it. Statements that go
/// past the change tracker put what they change into <see cref="RemindlyDb.Unsaid"/>, inside a transaction.
/// </summary>
internal sealed class ChangeTelling(ChangeFeed feed) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Note(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(SavingChanges(eventData, result));

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        if (eventData.Context?.Database.CurrentTransaction is null)
        {
            Tell(eventData.Context);
        }

        return result;
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(SavedChanges(eventData, result));

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Tell(eventData.Context);

    public Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Tell(eventData.Context);
        return Task.CompletedTask;
    }

    private static void Note(DbContext? context)
    {
        if (context is RemindlyDb db)
        {
            var saved = db.ChangeTracker.Entries().Where(each => each.State is not (EntityState.Unchanged or EntityState.Detached));
            db.Unsaid.UnionWith(saved.SelectMany(Of));
        }
    }

    private void Tell(DbContext? context)
    {
        if (context is RemindlyDb { Unsaid.Count: > 0 } db)
        {
            Change[] changes = [.. db.Unsaid];
            db.Unsaid.Clear();
            foreach (var change in changes)
            {
                feed.Publish(change);
            }
        }
    }

    private static IEnumerable<Change> Of(EntityEntry entry) =>
        entry.Entity switch
        {
            CareTask task => [new Change.OfTasks(task.SeniorId)],
            Senior senior => [new Change.OfCircle(senior.Id)],
            CircleMember member => [new Change.OfCircle(member.SeniorId)],
            Notification notification => [new Change.OfNotifications(notification.UserId)],
            Invitation invitation => [new Change.OfCircle(invitation.SeniorId)],
            SchedulingIntegration integration => Of(integration, entry),
            SyncRun run => [new Change.OfIntegration(run.IntegrationId, SeniorOf(run, entry.Context))],
            _ => [],
        };

    // One that moves to another senior is gone from the first.
    private static IEnumerable<Change> Of(SchedulingIntegration integration, EntityEntry entry)
    {
        var before = entry.State == EntityState.Added ? integration.SeniorId : (Guid?)entry.OriginalValues[nameof(integration.SeniorId)];
        return [new Change.OfIntegration(integration.Id, integration.SeniorId), new Change.OfIntegration(integration.Id, before)];
    }

    // Whoever saves a run has read its integration before.
    private static Guid? SeniorOf(SyncRun run, DbContext context) =>
        context
            .ChangeTracker.Entries<SchedulingIntegration>()
            .FirstOrDefault(integration => integration.Entity.Id == run.IntegrationId)
            ?.Entity.SeniorId;
}
