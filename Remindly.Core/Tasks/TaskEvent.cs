namespace Remindly.Core.Tasks;

/// <summary>One line of a task's history: who or what changed it, when, and from what to what.</summary>
public sealed class TaskEvent
{
    private TaskEvent() { }

    public TaskEvent(Guid taskId, TaskEventKind kind, DateTimeOffset at, Guid? userId, string? detail = null)
    {
        TaskId = taskId;
        Kind = kind;
        At = at;
        UserId = userId;
        Detail = detail;
    }

    public long Id { get; private set; }

    public Guid TaskId { get; private set; }

    public TaskEventKind Kind { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The person who did it; null when a sync did.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>JSON: for each changed field its old and new value (<c>{"scheduled_at":["…Z","…Z"]}</c>); null when the kind says all.</summary>
    public string? Detail { get; private set; }
}
