namespace Remindly.Core.Scheduling.Sync;

/// <summary>The runs of one day that came to an end.</summary>
/// <param name="Partial">Those that ended well and are not the whole truth.</param>
/// <param name="Longest">How long the longest took.</param>
public sealed record SyncDay(DateOnly Date, int Runs, int Failed, int Partial, TimeSpan Longest);
