namespace Remindly.Core.Tasks;

/// <summary>
/// A task that comes again. Each occurrence is a task of its own, made ahead of time from what is written here; what happens to one
/// happens to that one only.
/// </summary>
public sealed class TaskSeries
{
    private TaskSeries() { }

    public Guid Id { get; private set; }

    public Guid SeniorId { get; private set; }

    public string Title { get; private set; } = "";

    public string? Description { get; private set; }

    public CareTaskType Type { get; private set; }

    public CareTaskPriority Priority { get; private set; }

    public int? DurationMinutes { get; private set; }

    public string? Location { get; private set; }

    public string? Notes { get; private set; }

    public Guid? AssignedTo { get; private set; }

    /// <summary>As RFC 5545 writes it, with its end.</summary>
    public string Rrule { get; private set; } = "";

    /// <summary>The senior's IANA zone when it was written: occurrences keep their time by the clock there.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>The first occurrence, in UTC.</summary>
    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>The first day, where there is no time.</summary>
    public DateOnly? AllDayOn { get; private set; }

    /// <summary>When somebody ended it; nothing is made from then on.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Occurrences before this instant are made; null once there will be no more.</summary>
    public DateTimeOffset? MadeUntil { get; private set; }

    public Guid? CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }

    /// <param name="details">What each occurrence begins as; says when the first one is.</param>
    public static TaskSeries Create(Guid seniorId, Guid createdBy, TaskDetails details, string rrule, string zone, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            SeniorId = seniorId,
            Title = details.Title,
            Description = details.Description,
            Type = details.Type,
            Priority = details.Priority,
            DurationMinutes = details.DurationMinutes,
            Location = details.Location,
            Notes = details.Notes,
            AssignedTo = details.AssignedTo,
            Rrule = rrule,
            TimeZone = zone,
            StartsAt = details.ScheduledAt ?? throw new ArgumentException("A repeat begins some day.", nameof(details)),
            AllDayOn = details.AllDayOn,
            MadeUntil = details.ScheduledAt,
            CreatedBy = createdBy,
            CreatedAt = now,
            Version = 1,
        };

    /// <summary>Notes how far its occurrences are made.</summary>
    /// <param name="until">Null: there will be no more.</param>
    public void Made(DateTimeOffset? until)
    {
        MadeUntil = until;
        Version++;
    }

    public void End(DateTimeOffset now)
    {
        EndedAt = now;
        Version++;
    }

    public void Resume()
    {
        EndedAt = null;
        Version++;
    }

    /// <summary>Nobody has the occurrences that are still to be made.</summary>
    public void Free()
    {
        AssignedTo = null;
        Version++;
    }
}
