namespace Remindly.Core.Scheduling;

/// <summary>Stored as numbers that never change meaning.</summary>
public enum IntegrationStatus
{
    Active = 1,

    /// <summary>Paused by a person.</summary>
    Inactive = 2,

    /// <summary>The provider rejects the credentials; new ones bring it back to active.</summary>
    Error = 3,
}

/// <summary>
/// One connection of one caregiver to one account at one provider. Holds credentials only as ciphertext that
/// <see cref="CredentialVault"/> made for this row.
/// </summary>
public sealed class SchedulingIntegration
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

    public IntegrationStatus Status { get; private set; }

    public bool SyncEnabled { get; private set; } = true;

    public string? ProviderUserId { get; private set; }

    public string? ApiKey { get; private set; }

    public string? ApiSecret { get; private set; }

    public string? AccessToken { get; private set; }

    public string? WebhookSecret { get; private set; }

    /// <summary>The last four characters of a long enough secret, to tell keys apart.</summary>
    public string? ApiKeyHint { get; private set; }

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

    /// <summary>When automatic sync is due; null when it is off for this integration.</summary>
    public DateTimeOffset? NextSyncAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Grows with every change a person makes; a sync does not count.</summary>
    public int Version { get; private set; }

    public bool SyncsByItself => SyncEnabled && Status == IntegrationStatus.Active;

    public void UseCredentials(SealedCredentials credentials, ProviderAccount account, DateTimeOffset now)
    {
        ProviderUserId = credentials.ProviderUserId;
        ApiKey = credentials.ApiKey;
        ApiSecret = credentials.ApiSecret;
        AccessToken = credentials.AccessToken;
        ApiKeyHint = credentials.Hint;
        AccountId = account.Id;
        AccountName = account.Name;
        AccountEmail = account.Email;
        AccountTimeZone = account.TimeZone;
        HoldUntil = null;
        if (Status == IntegrationStatus.Error)
        {
            Status = IntegrationStatus.Active;
            LastErrorKind = null;
            LastErrorAt = null;
            ConsecutiveFailures = 0;
            StateSince = now;
        }

        DueAt(now);
    }

    public void Pause(DateTimeOffset now)
    {
        Status = IntegrationStatus.Inactive;
        StateSince = now;
        NextSyncAt = null;
    }

    public void Resume(DateTimeOffset now)
    {
        Status = LastErrorKind is FailureKind.Unauthorized or FailureKind.Forbidden ? IntegrationStatus.Error : IntegrationStatus.Active;
        StateSince = now;
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

    public void Edited() => Version++;

    private void DueAt(DateTimeOffset now) => NextSyncAt = SyncsByItself ? now : null;

    /// <summary>A run ended well: what it saw is the truth as of <paramref name="now"/>, unless it left something open.</summary>
    /// <param name="complete">Nothing of the window can be missing.</param>
    /// <param name="notice">What is not the whole truth; null when all is.</param>
    public void Succeeded(DateTimeOffset now, bool complete, string? notice, int missingHeld)
    {
        var wasTroubled = ConsecutiveFailures > 0 || LastNotice is not null;
        var isTroubled = notice is not null;
        if (wasTroubled != isTroubled || LastSyncedAt is null)
        {
            StateSince = now;
        }

        LastSyncedAt = complete ? now : LastSyncedAt;
        LastNotice = notice;
        MissingHeld = missingHeld;
        LastErrorKind = null;
        LastErrorAt = null;
        ConsecutiveFailures = 0;
        HoldUntil = null;
        Status = Status == IntegrationStatus.Error ? IntegrationStatus.Active : Status;
        NextSyncAt = SyncsByItself ? now + Settings.Interval : null;
    }

    /// <summary>A run failed: what is here may be out of date.</summary>
    public void Failed(DateTimeOffset now, ProviderFailure failure)
    {
        StateSince = ConsecutiveFailures == 0 ? now : StateSince;
        LastErrorKind = failure.Kind;
        LastErrorAt = now;
        ConsecutiveFailures++;
        HoldUntil = failure.RetryAfter is { } wait ? now + wait : null;
        if (failure.Kind is FailureKind.Unauthorized or FailureKind.Forbidden && Status == IntegrationStatus.Active)
        {
            Status = IntegrationStatus.Error;
        }

        NextSyncAt = SyncsByItself ? now + RetryDelay.After(ConsecutiveFailures, Settings.Interval, failure.RetryAfter) : null;
    }
}
