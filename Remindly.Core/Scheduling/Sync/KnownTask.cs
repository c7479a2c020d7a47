using Remindly.Core.Tasks;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>What the store knows of a synced task, as far as a plan needs it.</summary>
public sealed record KnownTask
{
    public required Guid Id { get; init; }

    public required Guid SeniorId { get; init; }

    public required string ExternalId { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public DateTimeOffset? ScheduledAt { get; init; }

    public int? DurationMinutes { get; init; }

    public string? Location { get; init; }

    public CareTaskStatus Status { get; init; }

    public Guid? AssignedTo { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public Guid? IntegrationId { get; init; }

    public ExternalStatus? ExternalStatus { get; init; }

    public string? Fingerprint { get; init; }

    /// <summary>What it was when it was read; a change is only written over this one.</summary>
    public int Version { get; init; }

    public bool WasCancelled => ExternalStatus is Scheduling.ExternalStatus.Cancelled or Scheduling.ExternalStatus.NoShow;
}

/// <summary>An appointment and the senior whose it is.</summary>
public sealed record MatchedAppointment(Guid SeniorId, ExternalAppointment Appointment);
