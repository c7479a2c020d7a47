using Remindly.Core.Tasks;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>A line for a task's history.</summary>
/// <param name="Detail">JSON as in <see cref="TaskEvent.Detail"/>.</param>
public sealed record PlannedEvent(TaskEventKind Kind, string? Detail = null);

/// <summary>What a run is to do with one appointment.</summary>
public abstract record SyncChange
{
    private SyncChange() { }

    /// <summary>First seen: becomes a task.</summary>
    public sealed record Add(Guid SeniorId, ExternalAppointment Appointment, CareTaskStatus Status, Guid? AssignedTo) : SyncChange;

    /// <summary>Known and different now: the provider's fields are taken over, the family's stay.</summary>
    public sealed record Change(KnownTask Known, ExternalAppointment Appointment, CareTaskStatus Status, IReadOnlyList<PlannedEvent> Events)
        : SyncChange;

    /// <summary>Known and the same, but of no integration any more: linked to this one.</summary>
    public sealed record Adopt(KnownTask Known) : SyncChange;

    /// <summary>Known and the same.</summary>
    public sealed record Keep(KnownTask Known) : SyncChange;

    /// <summary>Gone from the provider, or no longer this senior's: cancelled, never deleted.</summary>
    public sealed record Cancel(KnownTask Known, CareTaskStatus Status, PlannedEvent Event) : SyncChange;
}
