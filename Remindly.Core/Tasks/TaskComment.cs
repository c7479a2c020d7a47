namespace Remindly.Core.Tasks;

/// <summary>Something a caregiver says about a task. It belongs to the family: no sync touches it.</summary>
public sealed class TaskComment
{
    private TaskComment() { }

    public TaskComment(Guid taskId, Guid userId, string text, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        Id = Guid.CreateVersion7(now);
        TaskId = taskId;
        UserId = userId;
        Text = text;
        CreatedAt = now;
    }

    public Guid Id { get; private set; }

    public Guid TaskId { get; private set; }

    /// <summary>Who said it; null once their account is gone.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>Plain text.</summary>
    public string Text { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }
}
