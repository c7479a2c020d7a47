namespace Remindly.Core.Tasks;

/// <summary>What somebody writes of a task. When one is created, a field left out has its default.</summary>
public sealed record TaskChange
{
    public Patch<string?> Title { get; init; }

    public Patch<string?> Description { get; init; }

    /// <summary>Null: <see cref="CareTaskType.Other"/>.</summary>
    public Patch<CareTaskType?> Type { get; init; }

    /// <summary>Follows the verbs: completed completes, cancelled cancels, in_progress starts, pending and assigned reopen.</summary>
    public Patch<CareTaskStatus?> Status { get; init; }

    /// <summary>Null: <see cref="CareTaskPriority.Medium"/>.</summary>
    public Patch<CareTaskPriority?> Priority { get; init; }

    /// <summary>Null: open-ended.</summary>
    public Patch<DateTimeOffset?> ScheduledAt { get; init; }

    /// <summary>The day of a new task without a time; then <see cref="ScheduledAt"/> is not read.</summary>
    public DateOnly? AllDayOn { get; init; }

    public Patch<int?> DurationMinutes { get; init; }

    public Patch<string?> Location { get; init; }

    /// <summary>The family's own.</summary>
    public Patch<string?> Notes { get; init; }

    /// <summary>An owner or helper of the circle; null: nobody.</summary>
    public Patch<Guid?> AssignedTo { get; init; }

    /// <summary>A task stays with its senior; only the same one is taken.</summary>
    public Patch<Guid?> SeniorId { get; init; }

    /// <summary>How a new task comes again, as RFC 5545 writes it; null: it does not. Later it cannot be changed.</summary>
    public Patch<string?> Rrule { get; init; }

    /// <summary>The version that was read; null: the last one who writes wins.</summary>
    public int? Version { get; init; }
}
