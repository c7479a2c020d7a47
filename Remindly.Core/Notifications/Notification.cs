namespace Remindly.Core.Notifications;

/// <summary>One thing one person was told, kept to be read in the app. Unique on recipient and occasion.</summary>
public sealed class Notification
{
    public const int LongestOccasion = 200;
    public const int LongestTitle = 200;
    public const int LongestText = 2000;

    private Notification() { }

    public Guid Id { get; private set; }

    public Guid UserId { get; private set; }

    public NotificationKind Kind { get; private set; }

    public string Occasion { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public Guid? SeniorId { get; private set; }

    public Guid? TaskId { get; private set; }

    public Guid? IntegrationId { get; private set; }

    public Guid? QuestionId { get; private set; }

    public bool Urgent { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? GoodUntil { get; private set; }

    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>The first time counts.</summary>
    public void Read(DateTimeOffset now) => ReadAt ??= now;
}
