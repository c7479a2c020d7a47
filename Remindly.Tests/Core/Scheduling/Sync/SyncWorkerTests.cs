using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Infrastructure;
using Remindly.Tests.Web.Sandbox;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

public abstract class SyncWorkerTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(30);

    private readonly FakeClock clock = new(SyncWorld.Start);

    [Fact]
    public async Task Syncs_what_is_due_by_itself_and_leaves_the_rest()
    {
        World.BookMany(2);
        var due = await World.ConnectAsync();
        var off = await World.ConnectAsync(World.Ana, World.Rosa, World.Practice, syncsByItself: false);
        var paused = await World.ConnectAsync();
        await World.ChangeAsync(paused, new IntegrationChange { Status = IntegrationStatus.Inactive });
        var rejected = await World.ConnectAsync();
        World.Practice.Faults.Add(FaultKind.Unauthorized);
        await World.SyncAsync(rejected);
        World.Practice.Faults.Clear();

        await using var worker = await StartAsync();
        Assert.Empty(await World.RunsAsync(due));
        clock.Advance(Turn);

        await Eventually.HoldsAsync(async () => (await World.RunsAsync(due)).Any(run => run.Success), "the one that is due is synced");
        await NextTurnAsync();
        Assert.Equal(SyncTrigger.Schedule, Assert.Single(await World.RunsAsync(due)).Trigger);
        Assert.Empty(await World.RunsAsync(off));
        Assert.Empty(await World.RunsAsync(paused));
        Assert.Single(await World.RunsAsync(rejected));
    }

    [Fact]
    public async Task Comes_again_when_the_interval_has_passed()
    {
        var id = await World.ConnectAsync(new SyncSettings { SyncIntervalMinutes = 5 });
        await using var worker = await StartAsync();
        clock.Advance(Turn);
        await Eventually.HoldsAsync(async () => (await World.RunsAsync(id)).Count(run => run.Success) == 1, "the first sync");

        for (var turn = 0; turn < 12; turn++)
        {
            await NextTurnAsync();
        }

        await Eventually.HoldsAsync(async () => (await World.RunsAsync(id)).Count(run => run.Success) == 2, "the second sync");
    }

    [Fact]
    public async Task One_that_breaks_does_not_keep_the_others_from_their_turn()
    {
        var broken = await World.ConnectAsync();
        var whole = await World.ConnectAsync();
        await using (var db = Database.Open())
        {
            await db.Database.ExecuteSqlAsync($"UPDATE scheduling_integrations SET settings = 'no JSON' WHERE id = {broken}", Cancellation);
        }

        await using var worker = await StartAsync();
        clock.Advance(Turn);

        await Eventually.HoldsAsync(async () => (await World.RunsAsync(whole)).Any(run => run.Success), "the other one is synced");
    }

    [Fact]
    public async Task Does_nothing_by_itself_when_automatic_sync_is_off_but_closes_what_died()
    {
        World.Settings["Scheduling:AutoSync"] = "false";
        var id = await World.ConnectAsync();
        var run = new SyncRun(id, SyncTrigger.Schedule, World.Now);
        await Database.SaveAsync(run, new SyncLease(id, run.Id, "elsewhere|1|1", World.Now.AddSeconds(-1)));

        await using var worker = await StartAsync();
        clock.Advance(Turn);

        await Eventually.HoldsAsync(
            async () => (await World.RunsAsync(id)).Single().Failure == FailureKind.Interrupted,
            "the run that died is closed"
        );
        await NextTurnAsync();
        Assert.Single(await World.RunsAsync(id));
    }

    private async Task NextTurnAsync()
    {
        await Eventually.HoldsAsync(() => clock.Waiting > 0, "the next turn is waited for");
        clock.Advance(Turn);
    }

    private async Task<Worker> StartAsync()
    {
        var process = World.NewProcess(clock);
        var worker = process.Get<IEnumerable<IHostedService>>().OfType<SyncWorker>().Single();
        await worker.StartAsync(Cancellation);
        await Eventually.HoldsAsync(() => clock.Waiting > 0, "the first turn is over");
        return new Worker(worker);
    }

    private sealed class Worker(SyncWorker worker) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await worker.StopAsync(CancellationToken.None);
    }
}

public sealed class SyncWorkerTestsOnSqlite(SandboxHost sandbox) : SyncWorkerTests(StoreEngine.Sqlite, sandbox);

public sealed class SyncWorkerTestsOnPostgres(SandboxHost sandbox) : SyncWorkerTests(StoreEngine.PostgreSql, sandbox);
