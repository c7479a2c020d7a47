namespace Remindly.Core.Notifications;

/// <summary>Something one person is to be told, once.</summary>
/// <param name="UserId">Who is told. Whoever has left the senior's circle by then is not.</param>
/// <param name="Occasion">What makes it this one: a person is told of one occasion once, however often it is said.</param>
/// <param name="Title">One line, in plain words.</param>
/// <param name="Text">What happened and what to do, in plain words; times in the zone of whom they concern, and named.</param>
public sealed record Notice(Guid UserId, NotificationKind Kind, string Occasion, string Title, string Text)
{
    /// <summary>Whose care it is about; null: about nobody's, which its recipient sees in any case.</summary>
    public Guid? SeniorId { get; init; }

    /// <summary>The task that it leads to.</summary>
    public Guid? TaskId { get; init; }

    /// <summary>The connection that it leads to, where there is no task.</summary>
    public Guid? IntegrationId { get; init; }

    /// <summary>What it asks, see the one who sent it; null when it asks nothing.</summary>
    public Guid? QuestionId { get; init; }

    /// <summary>It waits for no quiet hours to end and for no digest.</summary>
    public bool Urgent { get; init; }

    /// <summary>When nobody wants to hear of it any more: what has not left by then stays here.</summary>
    public DateTimeOffset? GoodUntil { get; init; }
}
