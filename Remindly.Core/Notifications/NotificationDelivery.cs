namespace Remindly.Core.Notifications;

/// <summary>How a notification leaves the app. Stored as numbers that never change meaning.</summary>
public enum NotificationChannel
{
    Email = 1,
    Push = 2,
}

/// <summary>How a delivery stands. Stored as numbers that never change meaning.</summary>
public enum DeliveryState
{
    Waiting = 1,
    Sent = 2,

    /// <summary>It was tried as often as makes sense.</summary>
    Failed = 3,

    /// <summary>Not sent on purpose: read meanwhile, too late, not wanted or not allowed any more.</summary>
    Dropped = 4,
}

/// <summary>A notification on its way out: the outbox. Unique on notification, channel and target.</summary>
public sealed class NotificationDelivery
{
    private NotificationDelivery() { }

    public Guid Id { get; private set; }

    public Guid NotificationId { get; private set; }

    public NotificationChannel Channel { get; private set; }

    /// <summary>Which of the person's devices; empty: the person.</summary>
    public Guid TargetId { get; private set; }

    public DeliveryState State { get; private set; }

    /// <summary>It goes with the others of that day in one message.</summary>
    public bool InDigest { get; private set; }

    /// <summary>Not before.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Somebody is sending it until then, unless their process died.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }
}
