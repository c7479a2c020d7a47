using Remindly.Core.Scheduling.Health;
using Remindly.Core.Scheduling.Sync;

namespace Remindly.Core.Scheduling;

/// <summary>An integration as its circle may see it: no credentials.</summary>
public sealed record IntegrationView
{
    public required Guid Id { get; init; }

    public required string Provider { get; init; }

    public required string ProviderName { get; init; }

    /// <summary>See <see cref="ProviderInfo.Secret"/>.</summary>
    public required string ProviderSecret { get; init; }

    public required Guid UserId { get; init; }

    public required Guid? SeniorId { get; init; }

    /// <summary>As the family says it.</summary>
    public string? SeniorName { get; init; }

    public string? ProviderUserId { get; init; }

    /// <summary>See <see cref="Credentials.Username"/>; for those who may manage it.</summary>
    public string? Username { get; init; }

    public string? AccountName { get; init; }

    /// <summary>What the caregivers call it; null when nobody gave it a name.</summary>
    public string? Name { get; init; }

    /// <summary>The name it goes by.</summary>
    public string? CalledName => Name ?? AccountName;

    public string? ApiKeyHint { get; init; }

    public required IntegrationStatus Status { get; init; }

    /// <summary>When it resumes by itself; null when it is not paused, or until somebody resumes it.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    public required bool SyncEnabled { get; init; }

    public required IntegrationHealth Health { get; init; }

    /// <summary>How far the run at work is; null when none is.</summary>
    public RunProgress? Progress { get; init; }

    public DateTimeOffset? LastSyncedAt { get; init; }

    public LastError? LastError { get; init; }

    /// <summary>How many known appointments are missing at the provider and held back.</summary>
    public int MissingHeld { get; init; }

    public required SyncSettings Settings { get; init; }

    /// <summary>Tasks it keeps up to date, removed ones aside.</summary>
    public int TaskCount { get; init; }

    /// <summary>Those of them that are open and still to come.</summary>
    public int UpcomingCount { get; init; }

    /// <summary>Whether only certain people's appointments become tasks, so that others are left over.</summary>
    public bool MatchesClients => SeniorId is null || Settings.Match == MatchMode.Client;

    public DateTimeOffset CreatedAt { get; init; }

    public int Version { get; init; }

    /// <summary>What the person who asked may do with it.</summary>
    public required IntegrationRights Rights { get; init; }
}

/// <summary>Why the last run failed.</summary>
/// <param name="Code">As in <see cref="FailureWords.Code"/>.</param>
public sealed record LastError(string Code, string Message, DateTimeOffset At);

/// <summary>What a person may do with an integration.</summary>
public sealed record IntegrationRights(bool MaySync, bool MayManage);
