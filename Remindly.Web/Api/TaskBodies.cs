using Remindly.Core;
using Remindly.Core.Tasks;

namespace Remindly.Web.Api;

/// <summary>What to write of a task; what is left out stays (or has its default), null clears. Anything else in the body is ignored.</summary>
internal sealed record TaskBody
{
    /// <summary>Needed for a new task; later it can only be the same.</summary>
    public Patch<Guid?> SeniorId { get; init; }

    /// <summary>What is to be done; needed for a new task.</summary>
    public Patch<string?> Title { get; init; }

    /// <summary>Up to 10,000 characters.</summary>
    public Patch<string?> Description { get; init; }

    /// <summary>What kind of thing it is; other if left out.</summary>
    public Patch<CareTaskType?> TaskType { get; init; }

    /// <summary>Completed completes, cancelled cancels, in_progress starts, pending frees and assigned reopens.</summary>
    public Patch<CareTaskStatus?> Status { get; init; }

    /// <summary>How much it matters; medium if left out.</summary>
    public Patch<CareTaskPriority?> Priority { get; init; }

    /// <summary>Null for an open-ended task.</summary>
    public Patch<DateTimeOffset?> ScheduledAt { get; init; }

    /// <summary>Up to a week.</summary>
    public Patch<int?> DurationMinutes { get; init; }

    /// <summary>Where it is.</summary>
    public Patch<string?> Location { get; init; }

    /// <summary>The family's own, up to 10,000 characters.</summary>
    public Patch<string?> Notes { get; init; }

    /// <summary>An owner or helper of the circle.</summary>
    public Patch<Guid?> AssignedTo { get; init; }

    /// <summary>How a new task repeats, as RFC 5545 writes it: FREQ=WEEKLY;BYDAY=MO. Needs scheduled_at; cannot be changed later.</summary>
    public Patch<string?> Rrule { get; init; }

    /// <summary>The version that was read; a stale one conflicts. Left out, the last one who writes wins.</summary>
    public int? Version { get; init; }

    public TaskChange Read() =>
        new()
        {
            SeniorId = SeniorId,
            Title = Title,
            Description = Description,
            Type = TaskType,
            Status = Status,
            Priority = Priority,
            ScheduledAt = ScheduledAt,
            DurationMinutes = DurationMinutes,
            Location = Location,
            Notes = Notes,
            AssignedTo = AssignedTo,
            Rrule = Rrule,
            Version = Version,
        };
}

/// <summary>Who gets a task; null for nobody.</summary>
internal sealed record AssignBody
{
    /// <summary>An owner or helper of the circle.</summary>
    public Patch<Guid?> UserId { get; init; }
}
