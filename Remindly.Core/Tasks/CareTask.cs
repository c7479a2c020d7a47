using Remindly.Core.Scheduling;

namespace Remindly.Core.Tasks;

/// <summary>
/// One thing to do for a senior, whatever its source. Where <see cref="ExternalSource"/> names a provider, the provider owns
/// title, time, duration, location, description, link and metadata; the family owns the rest.
/// </summary>
public sealed class CareTask
{
    private CareTask() { }

    public Guid Id { get; private set; }

    public Guid SeniorId { get; private set; }

    public string Title { get; private set; } = "";

    public string? Description { get; private set; }

    public CareTaskType Type { get; private set; }

    public CareTaskStatus Status { get; private set; }

    public CareTaskPriority Priority { get; private set; }

    /// <summary>The instant it is due, in UTC; null for open-ended. All-day: midnight in the senior's zone.</summary>
    public DateTimeOffset? ScheduledAt { get; private set; }

    /// <summary>The date of an all-day task, which no zone may shift.</summary>
    public DateOnly? AllDayOn { get; private set; }

    public int? DurationMinutes { get; private set; }

    public string? Location { get; private set; }

    public string? Notes { get; private set; }

    public Guid? AssignedTo { get; private set; }

    /// <summary>Who wrote it down; null for one that arrived from a provider.</summary>
    public Guid? CreatedBy { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public Guid? SchedulingIntegrationId { get; private set; }

    /// <summary>The provider's key; null for a manual task.</summary>
    public string? ExternalSource { get; private set; }

    public string? ExternalId { get; private set; }

    public string? ExternalUrl { get; private set; }

    /// <summary>What the provider last said of it.</summary>
    public ExternalStatus? ExternalStatus { get; private set; }

    /// <summary>Of the provider's last reading; see <see cref="ExternalAppointment.Fingerprint"/>.</summary>
    public string? ExternalFingerprint { get; private set; }

    /// <summary>The provider's object as JSON.</summary>
    public string? SyncMetadata { get; private set; }

    /// <summary>
    /// When the family removed it; it can be restored. One of a provider's stays, so that no sync creates it again; a manual one goes for
    /// good after 30 days.
    /// </summary>
    public DateTimeOffset? DismissedAt { get; private set; }

    /// <summary>The repeat it is an occurrence of; null for a task that takes place once.</summary>
    public Guid? SeriesId { get; private set; }

    /// <summary>When the repeat has this occurrence, wherever it was moved to since.</summary>
    public DateTimeOffset? OccurrenceAt { get; private set; }

    /// <summary>When it goes for good, removed together with its integration; until then that can be taken back, and nobody sees it.</summary>
    public DateTimeOffset? PurgeAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Grows with every change, those of a sync included.</summary>
    public int Version { get; private set; }

    public bool IsExternal => ExternalSource is not null;

    /// <summary>A provider keeps it up to date: its own fields are changed there. Not so once the integration is disconnected.</summary>
    public bool IsManaged => ExternalSource is not null && SchedulingIntegrationId is not null;

    public bool IsCancelledByProvider =>
        IsManaged && ExternalStatus is (Scheduling.ExternalStatus.Cancelled or Scheduling.ExternalStatus.NoShow);

    public bool IsOpen => Status is CareTaskStatus.Pending or CareTaskStatus.Assigned or CareTaskStatus.InProgress;

    public static CareTask Create(Guid seniorId, Guid createdBy, TaskDetails details, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            SeniorId = seniorId,
            CreatedBy = createdBy,
            Title = details.Title,
            Description = details.Description,
            Type = details.Type,
            Priority = details.Priority,
            ScheduledAt = details.ScheduledAt,
            AllDayOn = details.AllDayOn,
            DurationMinutes = details.DurationMinutes,
            Location = details.Location,
            Notes = details.Notes,
            AssignedTo = details.AssignedTo,
            Status = details.AssignedTo is null ? CareTaskStatus.Pending : CareTaskStatus.Assigned,
            CreatedAt = now,
            UpdatedAt = now,
            Version = 1,
        };

    /// <summary>One occurrence of a repeat.</summary>
    public static CareTask Create(TaskSeries series, DateTimeOffset at, DateOnly? allDayOn, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            SeniorId = series.SeniorId,
            CreatedBy = series.CreatedBy,
            SeriesId = series.Id,
            OccurrenceAt = at,
            Title = series.Title,
            Description = series.Description,
            Type = series.Type,
            Priority = series.Priority,
            ScheduledAt = at,
            AllDayOn = allDayOn,
            DurationMinutes = series.DurationMinutes,
            Location = series.Location,
            Notes = series.Notes,
            AssignedTo = series.AssignedTo,
            Status = series.AssignedTo is null ? CareTaskStatus.Pending : CareTaskStatus.Assigned,
            CreatedAt = now,
            UpdatedAt = now,
            Version = 1,
        };

    /// <summary>Sets the fields a person edits; whoever calls has made sure that a provider's own ones stay as they are.</summary>
    public void Change(TaskDetails details, DateTimeOffset now)
    {
        Title = details.Title;
        Description = details.Description;
        Type = details.Type;
        Priority = details.Priority;
        AllDayOn = details.ScheduledAt == ScheduledAt ? AllDayOn : null;
        ScheduledAt = details.ScheduledAt;
        DurationMinutes = details.DurationMinutes;
        Location = details.Location;
        Notes = details.Notes;
        Touch(now);
    }

    public void Assign(Guid? userId, DateTimeOffset now)
    {
        AssignedTo = userId;
        if (Status is CareTaskStatus.Pending or CareTaskStatus.Assigned)
        {
            Status = OpenStatus;
        }

        Touch(now);
    }

    public void Complete(DateTimeOffset now)
    {
        Status = CareTaskStatus.Completed;
        CompletedAt = now;
        Touch(now);
    }

    public void Start(DateTimeOffset now)
    {
        Status = CareTaskStatus.InProgress;
        CompletedAt = null;
        Touch(now);
    }

    public void Cancel(DateTimeOffset now)
    {
        Status = CareTaskStatus.Cancelled;
        CompletedAt = null;
        Touch(now);
    }

    public void Reopen(DateTimeOffset now)
    {
        Status = OpenStatus;
        CompletedAt = null;
        Touch(now);
    }

    public void Dismiss(DateTimeOffset now)
    {
        DismissedAt = now;
        Touch(now);
    }

    public void Restore(DateTimeOffset now)
    {
        DismissedAt = null;
        Touch(now);
    }

    private CareTaskStatus OpenStatus => AssignedTo is null ? CareTaskStatus.Pending : CareTaskStatus.Assigned;

    private void Touch(DateTimeOffset now)
    {
        UpdatedAt = now;
        Version++;
    }
}

/// <summary>What a person writes of a task, checked by whoever built it.</summary>
public sealed record TaskDetails
{
    public required string Title { get; init; }

    public string? Description { get; init; }

    public CareTaskType Type { get; init; } = CareTaskType.Other;

    public CareTaskPriority Priority { get; init; } = CareTaskPriority.Medium;

    /// <summary>In UTC; null for open-ended.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>The day of a task without a time. Only read when the task is created.</summary>
    public DateOnly? AllDayOn { get; init; }

    public int? DurationMinutes { get; init; }

    public string? Location { get; init; }

    public string? Notes { get; init; }

    /// <summary>Only read when the task is created; later <see cref="CareTask.Assign"/>.</summary>
    public Guid? AssignedTo { get; init; }
}
