using Remindly.Core.Tasks;
using Remindly.Core.Tasks.QuickAdd;

namespace Remindly.Web.Api;

/// <summary>One line of plain words, such as "eye drops tomorrow 8am every day until 12 March".</summary>
internal sealed record QuickAddBody
{
    /// <summary>What is to be done, when and by whom.</summary>
    public string? Text { get; init; }

    /// <summary>Whom it is for, unless the text names another; may be left out where you write for one person only.</summary>
    public Guid? SeniorId { get; init; }

    /// <summary>True: answer what would be written, and store nothing.</summary>
    public bool Preview { get; init; }
}

/// <summary>What the words were taken for. What was not understood is in the title.</summary>
internal sealed class QuickAddView(QuickAddReading reading)
{
    public Guid? SeniorId => reading.SeniorId;

    public string Title => reading.Title;

    public CareTaskType TaskType => reading.Type;

    public CareTaskPriority Priority => reading.Priority;

    public DateTimeOffset? ScheduledAt => reading.ScheduledAt;

    /// <summary>The day, where no time was said.</summary>
    public DateOnly? AllDayOn => reading.AllDayOn;

    public int? DurationMinutes => reading.DurationMinutes;

    /// <summary>How it repeats, as RFC 5545 writes it.</summary>
    public string? Rrule => reading.Rule;

    public string? Location => reading.Location;

    public Guid? AssignedTo => reading.AssignedTo;

    /// <summary>Where in the text each of these stands.</summary>
    public IReadOnlyList<QuickAddPiece> Pieces => reading.Pieces;

    /// <summary>What may be meant otherwise, in sentences.</summary>
    public IReadOnlyList<string> Doubts => reading.Doubts;
}

/// <summary>What ending a repeat did.</summary>
/// <param name="RemovedTasks">How many open occurrences went.</param>
internal sealed record RepeatEndView(int RemovedTasks);
