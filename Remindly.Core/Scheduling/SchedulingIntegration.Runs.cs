namespace Remindly.Core.Scheduling;

/// <summary>What the ends of runs make of an integration.</summary>
public sealed partial class SchedulingIntegration
{
    // A provider that asks for more than this is not believed.
    private static readonly TimeSpan LongestHold = TimeSpan.FromDays(1);

    /// <summary>The provider asked for a pause, without a run: no run asks it before that is over.</summary>
    public void Wait(DateTimeOffset now, TimeSpan told)
    {
        HoldUntil = now + Bounded(told);
        NextSyncAt = NextSyncAt < HoldUntil ? HoldUntil : NextSyncAt;
    }

    private static TimeSpan Bounded(TimeSpan told) => told < LongestHold ? told : LongestHold;

    /// <summary>What the provider said at the last run, when that was complete; see <see cref="Sync.SyncMemory"/>.</summary>
    public string? SyncMemory { get; private set; }

    private bool NeedsCredentials => LastErrorKind is { } kind && FailureWords.NeedsCredentials(kind);

    // What a person is told of it, as far as runs decide that: when it changes, so does the time since when it is so.
    private (bool Never, bool NeedsCredentials, bool Fails, bool IsPartial) Standing =>
        (LastSyncedAt is null, NeedsCredentials, LastErrorKind is not null, LastNotice is not null);

    private void DueAt(DateTimeOffset now) =>
        NextSyncAt =
            !SyncsByItself ? PauseEnd
            : HoldUntil > now ? HoldUntil
            : now;

    /// <summary>A run ended well: what it saw is the truth as of <paramref name="now"/>, unless it left something open.</summary>
    /// <param name="complete">Nothing of the window can be missing.</param>
    /// <param name="notice">What is not the whole truth; null when all is.</param>
    /// <param name="memory">What the provider is to be reminded of at the next run.</param>
    public void Succeeded(DateTimeOffset now, bool complete, string? notice, int missingHeld, string? memory = null)
    {
        var before = Standing;
        LastSyncedAt = complete ? now : LastSyncedAt;
        LastNotice = notice;
        MissingHeld = missingHeld;
        SyncMemory = memory;
        LastErrorKind = null;
        LastErrorAt = null;
        ConsecutiveFailures = 0;
        HoldUntil = null;
        Status = Status == IntegrationStatus.Error ? IntegrationStatus.Active : Status;
        StateSince = Standing == before ? StateSince : now;
        NextSyncAt = SyncsByItself ? now + Settings.Interval : PauseEnd;
    }

    /// <summary>A run failed: what is here may be out of date.</summary>
    public void Failed(DateTimeOffset now, ProviderFailure failure)
    {
        var before = Standing;
        var wait = failure.RetryAfter is { } told ? Bounded(told) : (TimeSpan?)null;
        LastErrorKind = failure.Kind;
        LastErrorAt = now;
        SyncMemory = null;
        ConsecutiveFailures++;
        HoldUntil = now + wait;
        StateSince = Standing == before ? StateSince : now;
        if (NeedsCredentials && Status == IntegrationStatus.Active)
        {
            Status = IntegrationStatus.Error;
        }

        NextSyncAt = SyncsByItself ? now + RetryDelay.After(ConsecutiveFailures, Settings.Interval, wait) : PauseEnd;
    }
}
