namespace Remindly.Core.Scheduling.Sync;

/// <summary>What came of trying to start a run.</summary>
internal abstract record SyncStart
{
    private SyncStart() { }

    /// <param name="Integration">As it is while the run holds the lease.</param>
    public sealed record Started(SchedulingIntegration Integration) : SyncStart;

    public sealed record Not(SyncAnswer Answer) : SyncStart;
}
