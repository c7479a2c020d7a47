using Remindly.Core.Tasks;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>What a plan depends on besides the appointments.</summary>
/// <param name="AssignTo">Who has new tasks at first; null for nobody.</param>
public sealed record PlanContext(DateTimeOffset Now, Guid IntegrationId, Guid? AssignTo);

/// <summary>
/// Decides what a run does, with no clock and no store. The provider owns title, time, duration, location, description, link,
/// cancellation and metadata; the family owns everything else, and completion above all.
/// </summary>
public static class SyncPlanner
{
    /// <summary>One change for each fetched appointment, in their order.</summary>
    /// <param name="known">The tasks of those appointments, as far as there are any.</param>
    public static IReadOnlyList<SyncChange> Plan(
        IReadOnlyCollection<KnownTask> known,
        IReadOnlyCollection<MatchedAppointment> fetched,
        PlanContext context
    )
    {
        var tasks = known.ToDictionary(task => (task.SeniorId, task.ExternalId));
        return
        [
            .. fetched.Select(each =>
                Moves.TaskOf(each, tasks) is { } task ? Compare(task, each.Appointment, context) : New(each, context)
            ),
        ];
    }

    /// <summary>An appointment that the provider no longer has, or has for somebody else.</summary>
    /// <param name="reason">Why, in plain words, for the history.</param>
    public static SyncChange.Cancel Gone(KnownTask task, string reason)
    {
        var detail = EventDetail.Reason(reason);
        return task.Status == CareTaskStatus.Completed
            ? new SyncChange.Cancel(task, CareTaskStatus.Completed, new PlannedEvent(TaskEventKind.CancelledAfterCompletion, detail))
            : new SyncChange.Cancel(task, CareTaskStatus.Cancelled, new PlannedEvent(TaskEventKind.Vanished, detail));
    }

    private static SyncChange.Add New(MatchedAppointment each, PlanContext context)
    {
        var status = each.Appointment.Status switch
        {
            ExternalStatus.Cancelled or ExternalStatus.NoShow => CareTaskStatus.Cancelled,
            ExternalStatus.Completed => CareTaskStatus.Completed,
            _ => context.AssignTo is null ? CareTaskStatus.Pending : CareTaskStatus.Assigned,
        };
        return new SyncChange.Add(each.SeniorId, each.Appointment, status, context.AssignTo);
    }

    private static SyncChange Compare(KnownTask task, ExternalAppointment now, PlanContext context)
    {
        if (task.Fingerprint == now.Fingerprint && task.WasCancelled == now.IsCancelled)
        {
            return task.IntegrationId is null ? new SyncChange.Adopt(task) : new SyncChange.Keep(task);
        }

        var events = new List<PlannedEvent>();
        if (task.ScheduledAt != now.StartsAt)
        {
            events.Add(new PlannedEvent(TaskEventKind.Moved, EventDetail.Times(task.ScheduledAt, now.StartsAt)));
        }

        if (EventDetail.Fields(task, now) is { } detail)
        {
            events.Add(new PlannedEvent(TaskEventKind.Changed, detail));
        }

        var status = task.Status == CareTaskStatus.Completed ? AfterCompletion(task, now, context, events) : WhileOpen(task, now, events);
        return new SyncChange.Change(task, now, status, events);
    }

    // Completion is the family's word. Only an appointment moved to a time that is still to come has to be gone to again.
    private static CareTaskStatus AfterCompletion(KnownTask task, ExternalAppointment now, PlanContext context, List<PlannedEvent> events)
    {
        if (now.IsCancelled)
        {
            if (!task.WasCancelled)
            {
                events.Add(new PlannedEvent(TaskEventKind.CancelledAfterCompletion));
            }

            return CareTaskStatus.Completed;
        }

        if (task.ScheduledAt == now.StartsAt || now.StartsAt <= context.Now || now.Status == ExternalStatus.Completed)
        {
            return CareTaskStatus.Completed;
        }

        events.Add(new PlannedEvent(TaskEventKind.Reopened, EventDetail.Reason("It was moved to a new time.")));
        return Open(task);
    }

    private static CareTaskStatus WhileOpen(KnownTask task, ExternalAppointment now, List<PlannedEvent> events)
    {
        if (now.IsCancelled)
        {
            if (task.WasCancelled)
            {
                return task.Status;
            }

            events.Add(
                new PlannedEvent(
                    TaskEventKind.Cancelled,
                    now.Status == ExternalStatus.NoShow ? EventDetail.Reason("Marked as not attended.") : null
                )
            );
            return CareTaskStatus.Cancelled;
        }

        if (now.Status == ExternalStatus.Completed && task.ExternalStatus != ExternalStatus.Completed)
        {
            events.Add(new PlannedEvent(TaskEventKind.Completed));
            return CareTaskStatus.Completed;
        }

        if (task.WasCancelled && task.Status == CareTaskStatus.Cancelled)
        {
            events.Add(new PlannedEvent(TaskEventKind.Uncancelled));
            return Open(task);
        }

        return task.Status;
    }

    private static CareTaskStatus Open(KnownTask task) => task.AssignedTo is null ? CareTaskStatus.Pending : CareTaskStatus.Assigned;
}
