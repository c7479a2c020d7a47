namespace Remindly.Core.Scheduling;

/// <summary>When a person lets an integration rest.</summary>
public sealed partial class SchedulingIntegration
{
    /// <summary>When it resumes by itself after a person paused it; null: when somebody resumes it.</summary>
    public DateTimeOffset? PausedUntil { get; private set; }

    private DateTimeOffset? PauseEnd => SyncEnabled && Status == IntegrationStatus.Inactive ? PausedUntil : null;

    /// <param name="until">When it resumes by itself; null: when somebody resumes it.</param>
    public void Pause(DateTimeOffset? until, DateTimeOffset now)
    {
        StateSince = Status == IntegrationStatus.Inactive ? StateSince : now;
        Status = IntegrationStatus.Inactive;
        PausedUntil = until;
        DueAt(now);
    }

    public void Resume(DateTimeOffset now)
    {
        Status = NeedsCredentials ? IntegrationStatus.Error : IntegrationStatus.Active;
        PausedUntil = null;
        StateSince = now;
        DueAt(now);
    }

    /// <summary>Resumes if it was paused until a time that has come.</summary>
    public void EndPause(DateTimeOffset now)
    {
        if (Status == IntegrationStatus.Inactive && PausedUntil <= now)
        {
            Resume(now);
        }
    }
}
