namespace Remindly.Core.Scheduling.Sync;

/// <summary>How far a run at work is.</summary>
/// <param name="Received">What it has read of its window so far: created + updated + unchanged + skipped + errors.</param>
public sealed record RunProgress(
    DateTimeOffset StartedAt,
    int Received,
    int Created,
    int Updated,
    int Unchanged,
    int Cancelled,
    int Skipped,
    int Errors
);

/// <summary>What a run writes along with a page: that it is the one at work, and how far it is with that page.</summary>
/// <param name="SeniorId">Whose the integration is.</param>
internal sealed record RunStep(SyncRun Run, Guid? SeniorId, RunProgress Progress);
