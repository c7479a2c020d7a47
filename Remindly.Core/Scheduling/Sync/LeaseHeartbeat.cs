using System.Data.Common;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>Renews a run's lease while it waits for its provider; stops the run when it has lost it.</summary>
internal sealed class LeaseHeartbeat : IAsyncDisposable
{
    private readonly CancellationTokenSource done = new();
    private readonly Task beating;

    public LeaseHeartbeat(SyncLeases leases, SyncRun run, TimeProvider clock, CancellationTokenSource work) =>
        beating = BeatAsync(leases, run, clock, work);

    public bool Lost { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await done.CancelAsync();
        await beating;
        done.Dispose();
    }

    private async Task BeatAsync(SyncLeases leases, SyncRun run, TimeProvider clock, CancellationTokenSource work)
    {
        try
        {
            using var timer = new PeriodicTimer(SyncLeases.Lasts / 3, clock);
            while (await timer.WaitForNextTickAsync(done.Token))
            {
                await BeatOnceAsync(leases, run);
            }
        }
        catch (LeaseLostException)
        {
            Lost = true;
            await work.CancelAsync();
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // The run is over.
        }
    }

    private async Task BeatOnceAsync(SyncLeases leases, SyncRun run)
    {
        try
        {
            await leases.RenewAsync(run, done.Token);
        }
        catch (DbException)
        {
            // The store has a bad moment: the next beat may get through, and nothing is written without the lease.
        }
    }
}
