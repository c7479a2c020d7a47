using Remindly.Core.Scheduling.Sync;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

/// <summary>What holds of every run, however it ended.</summary>
internal static class Counts
{
    public static void AreRight(SyncRun run)
    {
        Assert.NotEqual(SyncRunState.Running, run.State);
        Assert.NotNull(run.FinishedAt);
        Assert.Equal(run.Total, run.Created + run.Updated + run.Unchanged + run.Skipped + run.ErrorCount);
        Assert.Equal(Math.Min(run.ErrorCount, SyncTally.MostErrorsKept), run.Errors.Count);
        Assert.Equal(run.State == SyncRunState.Failed, run.Failure is not null);
        Assert.False(run.State == SyncRunState.Failed && (run.Complete || run.Success));
        if (run.Success && !run.Complete)
        {
            Assert.False(string.IsNullOrWhiteSpace(run.Notice), "A run that is not the whole truth has to say so.");
        }
    }
}
