namespace Remindly.Core.Tasks.QuickAdd;

/// <summary>What quick add makes of a text. What it did not understand is in the title.</summary>
public sealed record QuickAddReading
{
    public required string Text { get; init; }

    /// <summary>What is left of the text; may be empty.</summary>
    public required string Title { get; init; }

    /// <summary>Null where it could be for several, or the reader may write for nobody.</summary>
    public Guid? SeniorId { get; init; }

    /// <summary>The instant it is due, in UTC; the first one's where it repeats. All-day: midnight in the senior's zone.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>The day, where no time was said.</summary>
    public DateOnly? AllDayOn { get; init; }

    public int? DurationMinutes { get; init; }

    /// <summary>How it repeats, as RFC 5545 writes it, its end included.</summary>
    public string? Rule { get; init; }

    public Guid? AssignedTo { get; init; }

    public CareTaskType Type { get; init; } = CareTaskType.Other;

    public CareTaskPriority Priority { get; init; } = CareTaskPriority.Medium;

    public string? Location { get; init; }

    /// <summary>What was recognised, from left to right; no two overlap.</summary>
    public required IReadOnlyList<QuickAddPiece> Pieces { get; init; }

    /// <summary>What might be taken otherwise than it was meant, in sentences.</summary>
    public required IReadOnlyList<string> Doubts { get; init; }

    /// <summary>As the task's fields.</summary>
    public TaskChange ToChange() =>
        new()
        {
            Title = Title,
            Type = Type,
            Priority = Priority,
            ScheduledAt = ScheduledAt,
            AllDayOn = AllDayOn,
            DurationMinutes = DurationMinutes,
            Location = Location,
            AssignedTo = AssignedTo,
            Rrule = Rule,
        };
}

/// <summary>One recognised piece of the text.</summary>
/// <param name="StaysInTitle">It only gave a hint: "eye drops" is a medication, and still what is to be done.</param>
public sealed record QuickAddPiece(QuickAddPart Part, int Start, int Length, bool StaysInTitle);

/// <summary>What a piece of the text decides.</summary>
public enum QuickAddPart
{
    Day,
    Time,

    /// <summary>Morning, evening: a time of its own, or which half of the clock.</summary>
    DayPart,
    Duration,
    Repeat,
    End,
    Assignee,
    Senior,
    Priority,
    Location,
    Type,
}
