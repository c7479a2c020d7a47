namespace Remindly.Core.Tasks;

/// <summary>Stored as numbers that never change meaning.</summary>
public enum CareTaskStatus
{
    /// <summary>Open, nobody has it.</summary>
    Pending = 1,

    /// <summary>Open, somebody has it.</summary>
    Assigned = 2,
    InProgress = 3,
    Completed = 4,
    Cancelled = 5,
}

/// <summary>Stored as numbers that never change meaning.</summary>
public enum CareTaskType
{
    Appointment = 1,
    Errand = 2,
    Activity = 3,
    Household = 4,
    Transportation = 5,
    Medication = 6,
    Other = 7,
}

/// <summary>Stored as numbers that never change meaning.</summary>
public enum CareTaskPriority
{
    Low = 1,
    Medium = 2,
    High = 3,
    Urgent = 4,
}

/// <summary>What happened to a task. Stored as numbers that never change meaning.</summary>
public enum TaskEventKind
{
    Created = 1,
    Changed = 2,
    Moved = 3,
    Completed = 4,
    Reopened = 5,
    Assigned = 6,
    Unassigned = 7,
    Cancelled = 8,
    Uncancelled = 9,
    Dismissed = 10,
    Restored = 11,

    /// <summary>The provider cancelled what was completed here; it stays completed.</summary>
    CancelledAfterCompletion = 12,

    /// <summary>The provider no longer has it.</summary>
    Vanished = 13,

    /// <summary>Its integration was disconnected: it no longer updates.</summary>
    Unlinked = 14,
}
