namespace Remindly.Core.Scheduling.Sync;

/// <summary>What started a run. Stored as numbers that never change meaning.</summary>
public enum SyncTrigger
{
    Manual = 1,
    Schedule = 2,
    Webhook = 3,
    Connect = 4,
}

/// <summary>How a run stands. Stored as numbers that never change meaning.</summary>
public enum SyncRunState
{
    Running = 1,
    Succeeded = 2,
    Failed = 3,
}

/// <summary>One item of a run that could not be read.</summary>
public sealed record SyncItemError(string? ExternalId, string Code, string Message);

/// <summary>One pass over an integration, kept as history for 90 days.</summary>
public sealed class SyncRun
{
    private SyncRun() { }

    public SyncRun(Guid integrationId, SyncTrigger trigger, DateTimeOffset startedAt)
    {
        Id = Guid.CreateVersion7(startedAt);
        IntegrationId = integrationId;
        Trigger = trigger;
        StartedAt = startedAt;
        State = SyncRunState.Running;
    }

    public Guid Id { get; private set; }

    public Guid IntegrationId { get; private set; }

    public SyncTrigger Trigger { get; private set; }

    public SyncRunState State { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Whether nothing of the window can be missing.</summary>
    public bool Complete { get; private set; }

    public int Total { get; private set; }

    public int Created { get; private set; }

    public int Updated { get; private set; }

    public int Unchanged { get; private set; }

    public int Cancelled { get; private set; }

    public int Skipped { get; private set; }

    /// <summary>HTTP requests made to the provider, retries included.</summary>
    public int Requests { get; private set; }

    public int ErrorCount { get; private set; }

    /// <summary>The first <see cref="SyncTally.MostErrorsKept"/> of them.</summary>
    public IReadOnlyList<SyncItemError> Errors { get; private set; } = [];

    /// <summary>What is not the whole truth, in plain words; null when all is.</summary>
    public string? Notice { get; private set; }

    public FailureKind? Failure { get; private set; }

    public bool Success => State == SyncRunState.Succeeded;

    public void Finish(SyncTally tally, bool complete, string? notice, DateTimeOffset now)
    {
        Take(tally, now);
        State = SyncRunState.Succeeded;
        Complete = complete;
        Notice = notice;
    }

    public void Fail(SyncTally tally, FailureKind failure, DateTimeOffset now)
    {
        Take(tally, now);
        State = SyncRunState.Failed;
        Failure = failure;
    }

    /// <summary>Nobody works on it any more. What it had counted by then stays.</summary>
    public void Interrupt(DateTimeOffset now)
    {
        FinishedAt = now;
        State = SyncRunState.Failed;
        Failure = FailureKind.Interrupted;
    }

    private void Take(SyncTally tally, DateTimeOffset now)
    {
        FinishedAt = now;
        Total = tally.Total;
        Created = tally.Created;
        Updated = tally.Updated;
        Unchanged = tally.Unchanged;
        Cancelled = tally.Cancelled;
        Skipped = tally.Skipped;
        Requests = tally.Requests;
        ErrorCount = tally.ErrorCount;
        Errors = [.. tally.Errors];
    }
}
