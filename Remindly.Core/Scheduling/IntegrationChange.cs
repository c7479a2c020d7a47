namespace Remindly.Core.Scheduling;

/// <summary>What to change; null leaves as it is.</summary>
public sealed record IntegrationChange
{
    public bool? SyncEnabled { get; init; }

    /// <summary>Up to 100 characters; null: what the account is called.</summary>
    public Patch<string?> Name { get; init; }

    /// <summary><see cref="IntegrationStatus.Active"/> or <see cref="IntegrationStatus.Inactive"/>.</summary>
    public IntegrationStatus? Status { get; init; }

    /// <summary>Pauses until then, up to a year; null: until somebody resumes it.</summary>
    public Patch<DateTimeOffset?> PausedUntil { get; init; }

    /// <summary>Whether <see cref="SeniorId"/> is to be taken, null included.</summary>
    public bool ChangesSenior { get; init; }

    public Guid? SeniorId { get; init; }

    public SyncSettings? Settings { get; init; }

    /// <summary>New ones, verified before they are kept; members that are null keep what is saved.</summary>
    public Credentials? Credentials { get; init; }

    public int? Version { get; init; }
}
