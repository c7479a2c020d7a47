using Remindly.Core.Care;

namespace Remindly.Core.Tasks;

/// <summary>A task as lists show it. Instants are UTC.</summary>
public sealed record TaskSummary
{
    public required Guid Id { get; init; }

    public required Guid SeniorId { get; init; }

    public required string SeniorName { get; init; }

    /// <summary>The senior's IANA zone, which decides what "today" is.</summary>
    public required string SeniorTimeZone { get; init; }

    /// <summary>The asker's role in the senior's circle.</summary>
    public required CircleRole Role { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public required CareTaskType Type { get; init; }

    public required CareTaskStatus Status { get; init; }

    public required CareTaskPriority Priority { get; init; }

    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>The date of an all-day task.</summary>
    public DateOnly? AllDayOn { get; init; }

    public int? DurationMinutes { get; init; }

    public string? Location { get; init; }

    public string? Notes { get; init; }

    public Guid? AssignedTo { get; init; }

    public string? AssigneeName { get; init; }

    public Guid? CreatedBy { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>The provider's key; null for a manual task.</summary>
    public string? ExternalSource { get; init; }

    public string? ExternalId { get; init; }

    public string? ExternalUrl { get; init; }

    /// <summary>Null as well once its integration is disconnected: then it no longer updates.</summary>
    public Guid? SchedulingIntegrationId { get; init; }

    /// <summary>The repeat it is an occurrence of.</summary>
    public Guid? SeriesId { get; init; }

    /// <summary>How it comes again, as RFC 5545 writes it; null once its repeat was ended.</summary>
    public string? Rrule { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required int Version { get; init; }

    public bool IsExternal => ExternalSource is not null;

    /// <summary>A provider keeps it up to date: title, time, length, place and description are changed there.</summary>
    public bool IsManaged => IsExternal && SchedulingIntegrationId is not null;

    public bool IsOpen => Status is CareTaskStatus.Pending or CareTaskStatus.Assigned or CareTaskStatus.InProgress;

    public bool MayChange => Role <= CircleRole.Helper;
}

/// <summary>A task and the provider's own record of it.</summary>
/// <param name="SyncMetadata">JSON; null for a manual task.</param>
public sealed record TaskDetail(TaskSummary Task, string? SyncMetadata);

/// <summary>One line of a task's history.</summary>
/// <param name="UserName">Who did it; null when a sync did, or their account is gone.</param>
/// <param name="Detail">JSON: for each changed field its old and new value; null when the kind says all.</param>
public sealed record TaskHistoryEntry(long Id, TaskEventKind Kind, DateTimeOffset At, Guid? UserId, string? UserName, string? Detail);

/// <summary>What removing a task did.</summary>
public enum TaskRemoval
{
    /// <summary>Nobody else knows it: it can be restored for 30 days and is then gone for good.</summary>
    Deleted,

    /// <summary>Remembered, so that no sync and no repeat brings it back; it can be restored at any time.</summary>
    Dismissed,
}
