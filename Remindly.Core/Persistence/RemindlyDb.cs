using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Remindly.Core.Accounts;
using Remindly.Core.Care;
using Remindly.Core.Changes;
using Remindly.Core.Notifications;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.SignIn;
using Remindly.Core.Scheduling.Sync;
using Remindly.Core.Tasks;

namespace Remindly.Core.Persistence;

/// <summary>The store. One subclass and one set of migrations per engine; services ask for this one.</summary>
public abstract class RemindlyDb(DbContextOptions options) : IdentityDbContext<RemindlyUser, IdentityRole<Guid>, Guid>(options)
{
    public DbSet<Preference> Preferences => Set<Preference>();

    public DbSet<Senior> Seniors => Set<Senior>();

    public DbSet<CircleMember> CircleMembers => Set<CircleMember>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<CareTask> Tasks => Set<CareTask>();

    public DbSet<TaskSeries> TaskSeries => Set<TaskSeries>();

    public DbSet<TaskEvent> TaskEvents => Set<TaskEvent>();

    public DbSet<TaskComment> TaskComments => Set<TaskComment>();

    public DbSet<SchedulingIntegration> Integrations => Set<SchedulingIntegration>();

    public DbSet<SyncRun> SyncRuns => Set<SyncRun>();

    public DbSet<SyncLease> SyncLeases => Set<SyncLease>();

    public DbSet<TaughtMatch> TaughtMatches => Set<TaughtMatch>();

    public DbSet<PendingRevocation> PendingRevocations => Set<PendingRevocation>();

    public DbSet<Notification> Notifications => Set<Notification>();

    public DbSet<NotificationDelivery> NotificationDeliveries => Set<NotificationDelivery>();

    public DbSet<NotificationSettings> NotificationSettings => Set<NotificationSettings>();

    public DbSet<KeyCheck> KeyChecks => Set<KeyCheck>();

    /// <summary>What open pages are told once it is committed; <see cref="ChangeTelling"/> adds what the change tracker knows.</summary>
    internal HashSet<Change> Unsaid { get; } = [];

    /// <summary>Appended to a SELECT whose rows the same transaction is about to change.</summary>
    public abstract string RowLock { get; }

    /// <summary>An instant as this engine's commands take it.</summary>
    public abstract object Parameter(DateTimeOffset instant);

    /// <summary>
    /// The ids of the tasks, whosever they are, that hold this text in title, location, notes or description, from the index of texts;
    /// null where that index cannot find it, as it cannot with fewer than three characters.
    /// </summary>
    public abstract IQueryable<Guid>? TasksHolding(string text);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(RemindlyDb).Assembly);
        IdentityTables.Rename(builder);
        SnakeCase.Apply(builder);
    }
}
