namespace Remindly.Core.Scheduling;

/// <summary>What connecting takes.</summary>
public sealed record NewIntegration
{
    public required string Provider { get; init; }

    public Guid? SeniorId { get; init; }

    public required Credentials Credentials { get; init; }

    public bool SyncEnabled { get; init; } = true;

    public SyncSettings Settings { get; init; } = SyncSettings.Default;
}
