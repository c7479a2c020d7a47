using Remindly.Core.Notifications;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Tasks;

namespace Remindly.Core.Care;

/// <summary>
/// Who may see what. Every query for a person starts here, so that what they may not see does not exist for them.
/// </summary>
public static class Access
{
    public static IQueryable<Senior> SeniorsOf(this RemindlyDb db, Guid userId, CircleRole atLeast = CircleRole.Viewer) =>
        db.Seniors.Where(senior =>
            db.CircleMembers.Any(member => member.SeniorId == senior.Id && member.UserId == userId && member.Role <= atLeast)
        );

    /// <summary>The tasks of this person's circles, dismissed ones included; not those that are about to go for good.</summary>
    public static IQueryable<CareTask> TasksOf(this RemindlyDb db, Guid userId) =>
        db.Tasks.Where(task =>
            task.PurgeAt == null && db.CircleMembers.Any(member => member.SeniorId == task.SeniorId && member.UserId == userId)
        );

    /// <summary>The connections of this person's circles, and their own that belong to no senior.</summary>
    public static IQueryable<SchedulingIntegration> IntegrationsOf(this RemindlyDb db, Guid userId) =>
        db.Integrations.Where(integration =>
            integration.SeniorId == null
                ? integration.UserId == userId
                : db.CircleMembers.Any(member => member.SeniorId == integration.SeniorId && member.UserId == userId)
        );

    /// <summary>What this person was told, of the circles they are still in and of what is theirs alone.</summary>
    public static IQueryable<Notification> NotificationsOf(this RemindlyDb db, Guid userId) =>
        db.Notifications.Where(notification =>
            notification.UserId == userId
            && (
                notification.SeniorId == null
                || db.CircleMembers.Any(member => member.SeniorId == notification.SeniorId && member.UserId == userId)
            )
        );

    /// <summary>This person's role in the senior's circle; null outside it.</summary>
    public static IQueryable<CircleRole?> RoleOf(this RemindlyDb db, Guid userId, Guid seniorId) =>
        db.CircleMembers.Where(member => member.SeniorId == seniorId && member.UserId == userId).Select(member => (CircleRole?)member.Role);
}
