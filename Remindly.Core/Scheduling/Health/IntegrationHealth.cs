namespace Remindly.Core.Scheduling.Health;

public enum HealthLevel
{
    /// <summary>A complete fetch ended well, recently. The only green one.</summary>
    Healthy,
    Syncing,

    /// <summary>The last success is older than twice the interval, or there was none yet.</summary>
    Stale,

    /// <summary>Some items could not be read, something may be missing, or the vanish guard held.</summary>
    Degraded,

    /// <summary>Did not work, and is tried again.</summary>
    Failing,

    /// <summary>Its credentials do not work: a person has to act.</summary>
    NeedsAttention,
    Paused,
}

/// <summary>How an integration is, from evidence alone.</summary>
/// <param name="Reason">In plain words, with what to do.</param>
/// <param name="NextSyncAt">When it is tried by itself; null when it is not.</param>
public sealed record IntegrationHealth(
    HealthLevel Level,
    string Reason,
    DateTimeOffset Since,
    int ConsecutiveFailures,
    DateTimeOffset? NextSyncAt
)
{
    /// <summary>How it was before the run at work began, which still holds while that is not done; null when none is at work, or it is the first.</summary>
    public HealthLevel? Before { get; init; }

    /// <summary>What may be relied on: a run at work has proved nothing yet.</summary>
    public HealthLevel Settled => Before ?? Level;

    /// <param name="runningSince">The start of the run at work; null when none is.</param>
    /// <param name="secret">See <see cref="ProviderInfo.Secret"/>.</param>
    /// <param name="keysFit">False when the saved credentials cannot be decrypted on this machine.</param>
    public static IntegrationHealth Of(
        SchedulingIntegration integration,
        DateTimeOffset? runningSince,
        bool keysFit,
        string providerName,
        DateTimeOffset now,
        string secret = "key"
    )
    {
        var (level, reason, since) = Judge(integration, runningSince, keysFit, providerName, now, secret);
        return new IntegrationHealth(level, reason, since, integration.ConsecutiveFailures, integration.NextSyncAt)
        {
            Before =
                level == HealthLevel.Syncing && HasBeenTried(integration)
                    ? Judge(integration, null, keysFit, providerName, now, secret).Level
                    : null,
        };
    }

    // During the very first run there is nothing yet that could be out of date.
    private static bool HasBeenTried(SchedulingIntegration integration) =>
        integration.LastSyncedAt is not null || integration.LastErrorKind is not null || integration.LastNotice is not null;

    private static (HealthLevel Level, string Reason, DateTimeOffset Since) Judge(
        SchedulingIntegration integration,
        DateTimeOffset? runningSince,
        bool keysFit,
        string providerName,
        DateTimeOffset now,
        string secret
    )
    {
        if (integration.Status == IntegrationStatus.Inactive)
        {
            return (HealthLevel.Paused, Rest(integration), integration.StateSince);
        }

        if (runningSince is { } start)
        {
            return (HealthLevel.Syncing, $"Reading the appointments from {providerName}.", start);
        }

        if (!keysFit)
        {
            return (
                HealthLevel.NeedsAttention,
                $"The saved {secret} cannot be read on this machine. Paste it again.",
                integration.StateSince
            );
        }

        if (integration.LastErrorKind is { } kind)
        {
            var level = FailureWords.NeedsCredentials(kind) ? HealthLevel.NeedsAttention : HealthLevel.Failing;
            return (level, FailureWords.Sentence(kind, providerName, integration.SyncsByItself, secret), integration.StateSince);
        }

        if (integration.LastNotice is { } notice)
        {
            return (HealthLevel.Degraded, notice, integration.StateSince);
        }

        return integration.LastSyncedAt is { } last ? Age(integration, last, now) : NotYet(integration);
    }

    private static string Rest(SchedulingIntegration integration) =>
        integration.PausedUntil is null
            ? "Paused. Nothing is checked until you resume it."
            : "Paused. Nothing is checked until the day you chose; then it resumes by itself.";

    private static (HealthLevel Level, string Reason, DateTimeOffset Since) NotYet(SchedulingIntegration integration)
    {
        var reason = integration.SyncsByItself ? "Not checked yet. The first check comes shortly." : "Not checked yet. Press Sync now.";
        return (HealthLevel.Stale, reason, integration.CreatedAt);
    }

    private static (HealthLevel Level, string Reason, DateTimeOffset Since) Age(
        SchedulingIntegration integration,
        DateTimeOffset last,
        DateTimeOffset now
    )
    {
        var staleFrom = last + (2 * integration.Settings.Interval);
        if (now <= staleFrom)
        {
            return (HealthLevel.Healthy, "Every appointment is as it was at the last check.", integration.StateSince);
        }

        var reason = integration.SyncsByItself
            ? "It has not been checked for a while. Press Sync now to be sure."
            : "Automatic sync is off, and the last check is a while ago. Press Sync now to be sure.";
        return (HealthLevel.Stale, reason, staleFrom);
    }
}
