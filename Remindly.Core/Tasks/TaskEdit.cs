using System.Text.Json.Nodes;

namespace Remindly.Core.Tasks;

/// <summary>One person's changes to one task, each with its line of history. What changes nothing leaves no line.</summary>
internal sealed class TaskEdit(CareTask task, Guid userId, DateTimeOffset now)
{
    private readonly List<TaskEvent> events = [];

    public IReadOnlyList<TaskEvent> Events => events;

    public void Created() => Add(TaskEventKind.Created);

    public void Set(TaskDetails details)
    {
        var moved = task.ScheduledAt != details.ScheduledAt;
        var detail = new JsonObject();
        Note(detail, "title", task.Title, details.Title);
        Note(detail, "description", task.Description, details.Description);
        Note(detail, "task_type", Words.Of(task.Type), Words.Of(details.Type));
        Note(detail, "priority", Words.Of(task.Priority), Words.Of(details.Priority));
        Note(detail, "scheduled_at", task.ScheduledAt?.UtcDateTime, details.ScheduledAt?.UtcDateTime);
        Note(detail, "duration_minutes", task.DurationMinutes, details.DurationMinutes);
        Note(detail, "location", task.Location, details.Location);
        Note(detail, "notes", task.Notes, details.Notes);
        if (detail.Count > 0)
        {
            task.Change(details, now);
            Add(moved ? TaskEventKind.Moved : TaskEventKind.Changed, detail);
        }
    }

    public void Assign(Guid? to)
    {
        if (task.AssignedTo == to)
        {
            return;
        }

        var detail = new JsonObject();
        Note(detail, "assigned_to", task.AssignedTo, to);
        task.Assign(to, now);
        Add(to is null ? TaskEventKind.Unassigned : TaskEventKind.Assigned, detail);
    }

    public void Become(CareTaskStatus status)
    {
        var was = task.Status;
        if (was == status)
        {
            return;
        }

        var kind = TaskEventKind.Changed;
        switch (status)
        {
            case CareTaskStatus.Completed:
                task.Complete(now);
                kind = TaskEventKind.Completed;
                break;
            case CareTaskStatus.Cancelled:
                task.Cancel(now);
                kind = TaskEventKind.Cancelled;
                break;
            case CareTaskStatus.InProgress:
                task.Start(now);
                kind = Reopens(was);
                break;
            default:
                task.Reopen(now);
                kind = Reopens(was);
                break;
        }

        var detail = new JsonObject();
        Note(detail, "status", Words.Of(was), Words.Of(task.Status));
        Add(kind, detail);
    }

    public void Dismiss()
    {
        task.Dismiss(now);
        Add(TaskEventKind.Dismissed);
    }

    public void Restore()
    {
        task.Restore(now);
        Add(TaskEventKind.Restored);
    }

    private static TaskEventKind Reopens(CareTaskStatus was) =>
        was switch
        {
            CareTaskStatus.Completed => TaskEventKind.Reopened,
            CareTaskStatus.Cancelled => TaskEventKind.Uncancelled,
            _ => TaskEventKind.Changed,
        };

    private static void Note<T>(JsonObject detail, string field, T old, T becomes)
    {
        if (!EqualityComparer<T>.Default.Equals(old, becomes))
        {
            detail[field] = new JsonArray(JsonValue.Create(old), JsonValue.Create(becomes));
        }
    }

    private void Add(TaskEventKind kind, JsonObject? detail = null) =>
        events.Add(new TaskEvent(task.Id, kind, now, userId, detail?.ToJsonString()));
}
