namespace Remindly.Core.Notifications;

/// <summary>What a notification is about, as a person chooses it. Stored as numbers that never change meaning.</summary>
public enum NotificationKind
{
    /// <summary>A connection turned unwell or is well again, or a provider is down.</summary>
    Connections = 1,

    /// <summary>A synced visit was moved or cancelled, or the first ones came in.</summary>
    Visits = 2,

    /// <summary>Somebody gave a task back: it is open to the circle.</summary>
    GivenBack = 3,

    /// <summary>A task comes up.</summary>
    Reminders = 4,

    /// <summary>An important task was not confirmed.</summary>
    Escalations = 5,

    /// <summary>Somebody gave a task to this person.</summary>
    Assignments = 6,
}
