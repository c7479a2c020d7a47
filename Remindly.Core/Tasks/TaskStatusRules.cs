namespace Remindly.Core.Tasks;

/// <summary>Which status may follow which, and what a provider has the say over.</summary>
internal static class TaskStatusRules
{
    public const string ManagedByProvider = "managed_by_provider";
    public const string NotOpen = "not_open";
    public const string AlreadyClaimed = "already_claimed";

    /// <summary>
    /// The status asked for, null for no other one, and who then has the task. Pending means that nobody does, assigned that
    /// somebody does; a status sent back as it was follows the assignee.
    /// </summary>
    public static CareTaskStatus? Read(TaskChange change, CareTask? task, Faults faults, out Guid? assignee)
    {
        assignee = change.AssignedTo.Or(task?.AssignedTo);
        if (!change.Status.IsSet || change.Status.Value == task?.Status && task is not null)
        {
            return null;
        }

        switch (change.Status.Value)
        {
            case null:
                faults.Add("status", "Choose a status: " + Words.All<CareTaskStatus>() + ".");
                return null;
            case CareTaskStatus.Pending when task is null:
                return null;
            case CareTaskStatus.Pending when change.AssignedTo is { IsSet: true, Value: not null }:
                faults.Add("status", "A task that somebody has is assigned, not pending.");
                return null;
            case CareTaskStatus.Pending:
                assignee = null;
                return CareTaskStatus.Pending;
            case CareTaskStatus.Assigned when assignee is null:
                faults.Add("status", "Say in assigned_to who has it.");
                return null;
            default:
                return change.Status.Value;
        }
    }

    /// <summary>The conflict of this change with what a provider manages or with the status as it is; null when there is none.</summary>
    public static Outcome<TaskSummary>.Conflict? Refuse(CareTask task, TaskDetails? details, CareTaskStatus? status)
    {
        if (task.IsManaged && details is not null && TaskRules.ManagedChanges(task, details) is { Count: > 0 } changed)
        {
            return new(
                ManagedByProvider,
                $"This comes from where it was booked: {string.Join(", ", changed)}. Change it there; Remindly follows."
            );
        }

        return (task.Status, status) switch
        {
            (CareTaskStatus.Cancelled, not null and not CareTaskStatus.Cancelled) when task.IsCancelledByProvider => new(
                ManagedByProvider,
                "This was cancelled where it was booked. Book it again there; Remindly follows."
            ),
            (not CareTaskStatus.Cancelled, CareTaskStatus.Cancelled) when task.IsManaged => new(
                ManagedByProvider,
                "This was booked elsewhere. Cancel it there and Remindly follows, or remove it from the list here."
            ),
            (CareTaskStatus.Cancelled, CareTaskStatus.Completed) => new(
                NotOpen,
                "This was cancelled. Reopen it first if it took place after all."
            ),
            _ => null,
        };
    }

    public static Outcome<TaskSummary>.Conflict? RefuseClaim(CareTask task, Guid userId)
    {
        if (!task.IsOpen)
        {
            return new(NotOpen, "There is nothing left to do here. Reopen it first.");
        }

        return task.AssignedTo is { } holder && holder != userId ? new(AlreadyClaimed, "Somebody else has taken this already.") : null;
    }
}
