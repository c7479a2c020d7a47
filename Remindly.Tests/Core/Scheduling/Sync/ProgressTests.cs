using Remindly.Core.Changes;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Builders;
using Remindly.Tests.Infrastructure;
using Remindly.Tests.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

public abstract class ProgressTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    [Fact]
    public async Task A_run_at_work_tells_every_process_how_far_it_is()
    {
        var (id, gate) = await HeldAsync();
        var told = new List<Change>();
        using var listening = World.Here.Get<ChangeFeed>().Listen(change => Keep(told, change));
        var running = World.AskAsync(id);
        await gate.Reached;

        var elsewhere = World.NewProcess().Get<IntegrationReader>();
        var view = SyncWorld.Done(await elsewhere.GetAsync(World.Ana.Id, id, Cancellation));
        Assert.Equal(
            (HealthLevel.Syncing, 2, 2, 0),
            (view.Health.Level, view.Progress!.Received, view.Progress.Created, view.Progress.Updated)
        );
        Assert.Equal(
            new HashSet<Change> { new Change.OfIntegration(id, World.Rosa.Id), new Change.OfTasks(World.Rosa.Id) },
            Kept(told).ToHashSet()
        );

        gate.Open();
        Assert.Equal(3, Assert.IsType<SyncAnswer.Finished>(await running).Run.Created);
        Assert.Null((await World.ViewAsync(id)).Progress);
        Assert.Equal(new Change.OfIntegration(id, World.Rosa.Id), Kept(told)[^1]);
    }

    [Fact]
    public async Task What_changes_nothing_is_counted_too()
    {
        var (id, first) = await HeldAsync();
        first.Open();
        Assert.True((await World.SyncAsync(id)).Success);
        var clock = new FakeClock(World.Now);
        var (reached, open) = (new TaskCompletionSource(), new TaskCompletionSource());
        World.Feed.AfterPage = (page, cancellation) =>
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            return page == 1 && reached.TrySetResult() ? open.Task.WaitAsync(cancellation) : Task.CompletedTask;
        };

        var running = World.AskAsync(id, World.NewProcess(clock));
        await reached.Task;

        var progress = (await World.ViewAsync(id)).Progress!;
        Assert.Equal((3, 3, 0), (progress.Received, progress.Unchanged, progress.Created));
        open.SetResult();
        Assert.True(Assert.IsType<SyncAnswer.Finished>(await running).Run.Success);
    }

    [Fact]
    public async Task A_run_that_is_interrupted_keeps_in_its_history_what_it_had_done()
    {
        var (id, gate) = await HeldAsync();
        var running = World.AskAsync(id);
        await gate.Reached;

        // Its lease runs out while the process that held it is busy elsewhere.
        World.Clock.Advance(SyncLeases.Lasts + TimeSpan.FromSeconds(1));
        await World.NewProcess().Get<SyncRecovery>().RecoverAsync(Cancellation);
        gate.Open();
        await running;

        Assert.Equal((2, 2), (await World.RunsAsync(id)).Select(run => (run.Total, run.Created)).Single());
    }

    [Theory]
    [InlineData(true, HealthLevel.Failing)]
    [InlineData(false, HealthLevel.Syncing)]
    public async Task A_run_at_work_proves_nothing_yet(bool failedBefore, HealthLevel settled)
    {
        var (id, gate) = await HeldAsync();
        if (failedBefore)
        {
            World.Feed.AfterPage = (_, _) => throw new ProviderException(FailureKind.Unavailable);
            Assert.False((await World.SyncAsync(id)).Success);
            gate = Gate.Before(World.Feed);
        }

        var running = World.AskAsync(id);
        await gate.Reached;

        var health = (await World.ViewAsync(id)).Health;
        Assert.Equal((HealthLevel.Syncing, settled), (health.Level, health.Settled));
        gate.Open();
        await running;
        Assert.Equal(HealthLevel.Healthy, (await World.ViewAsync(id)).Health.Settled);
    }

    [Fact]
    public async Task Disconnecting_is_told()
    {
        var (id, _) = await HeldAsync();
        var told = new List<Change>();
        using var listening = World.Here.Get<ChangeFeed>().Listen(change => Keep(told, change));

        await World.DisconnectAsync(id);

        Assert.Equal([new Change.OfIntegration(id, World.Rosa.Id)], Kept(told));
    }

    private async Task<(Guid Id, Gate Gate)> HeldAsync()
    {
        World.Feed.Pages.Enqueue(Page("a", "b"));
        World.Feed.Pages.Enqueue(Page("c"));
        return (await World.ConnectFeedAsync(), Gate.Before(World.Feed));
    }

    private AppointmentPage Page(params string[] ids) =>
        new([.. ids.Select(id => new AppointmentBuilder(id, World.Now.AddDays(1)).Build())], []);

    private static void Keep(List<Change> told, Change change)
    {
        lock (told)
        {
            told.Add(change);
        }
    }

    private static List<Change> Kept(List<Change> told)
    {
        lock (told)
        {
            return [.. told];
        }
    }
}

public sealed class ProgressTestsOnSqlite(SandboxHost sandbox) : ProgressTests(StoreEngine.Sqlite, sandbox);

public sealed class ProgressTestsOnPostgres(SandboxHost sandbox) : ProgressTests(StoreEngine.PostgreSql, sandbox);
