namespace Remindly.Core.Scheduling;

/// <summary>
/// One connection of one caregiver to one account at one provider. Holds credentials only as ciphertext that
/// <see cref="CredentialVault"/> made for this row.
/// </summary>
public sealed partial class SchedulingIntegration
{
    private SchedulingIntegration() { }

    public SchedulingIntegration(Guid userId, Guid? seniorId, string provider, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        UserId = userId;
        SeniorId = seniorId;
        Provider = provider;
        Status = IntegrationStatus.Active;
        CreatedAt = now;
        StateSince = now;
        Version = 1;
    }

    public Guid Id { get; private set; }

    /// <summary>The caregiver who connected it.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Whose tasks it makes; null: matched against all of the caregiver's seniors.</summary>
    public Guid? SeniorId { get; private set; }

    public string Provider { get; private set; } = "";

    /// <summary>What the caregivers call it; null: what the account is called.</summary>
    public string? Name { get; private set; }

    public IntegrationStatus Status { get; private set; }

    public bool SyncEnabled { get; private set; } = true;

    public string? AccountId { get; private set; }

    public string? AccountName { get; private set; }

    public string? AccountEmail { get; private set; }

    public string? AccountTimeZone { get; private set; }

    public SyncSettings Settings { get; private set; } = SyncSettings.Default;

    /// <summary>When the last complete fetch that ended well was done.</summary>
    public DateTimeOffset? LastSyncedAt { get; private set; }

    public FailureKind? LastErrorKind { get; private set; }

    public DateTimeOffset? LastErrorAt { get; private set; }

    public int ConsecutiveFailures { get; private set; }

    /// <summary>Why the last finished run is not the whole truth (gaps, unreadable items, held back), in plain words.</summary>
    public string? LastNotice { get; private set; }

    /// <summary>How many known appointments are missing at the provider and were held back by the guard.</summary>
    public int MissingHeld { get; private set; }

    /// <summary>Since when it has been as it is: working, failing, partly up to date, paused.</summary>
    public DateTimeOffset StateSince { get; private set; }

    /// <summary>Until when the provider asked us to wait.</summary>
    public DateTimeOffset? HoldUntil { get; private set; }

    /// <summary>When automatic sync is due, or a pause ends; null when it does nothing by itself.</summary>
    public DateTimeOffset? NextSyncAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Grows with every change a person makes; a sync does not count.</summary>
    public int Version { get; private set; }

    /// <summary>Only certain people's appointments become tasks. One of no senior has to tell its caregiver's seniors apart.</summary>
    public bool MatchesClients => SeniorId is null || Settings.Match == MatchMode.Client;

    public bool SyncsByItself => SyncEnabled && Status == IntegrationStatus.Active;

    public void UseCredentials(SealedCredentials credentials, ProviderAccount account, DateTimeOffset now)
    {
        Keep(credentials);
        AccountId = account.Id;
        AccountName = account.Name;
        AccountEmail = account.Email;
        AccountTimeZone = account.TimeZone;
        HoldUntil = null;
        if (NeedsCredentials)
        {
            LastErrorKind = null;
            LastErrorAt = null;
            ConsecutiveFailures = 0;
            StateSince = now;
            Status = Status == IntegrationStatus.Error ? IntegrationStatus.Active : Status;
        }

        DueAt(now);
    }

    public void SyncByItself(bool enabled, DateTimeOffset now)
    {
        SyncEnabled = enabled;
        DueAt(now);
    }

    public void BelongTo(Guid? seniorId, DateTimeOffset now)
    {
        SeniorId = seniorId;
        DueAt(now);
    }

    public void Use(SyncSettings settings, DateTimeOffset now)
    {
        Settings = settings;
        DueAt(now);
    }

    public void Rename(string? name) => Name = name;

    public void Edited() => Version++;

    /// <summary>What automatic sync would do next it is to do at once.</summary>
    public void SyncSoon(DateTimeOffset now) => DueAt(now);
}
