using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Web.Sandbox;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

public abstract class HistoryTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    [Fact]
    public async Task Each_run_is_kept_for_ninety_days_and_then_forgotten()
    {
        var id = await World.ConnectAsync();
        var first = await World.SyncAsync(id);
        World.Clock.Advance(TimeSpan.FromDays(90));
        var second = await World.SyncAsync(id);
        Assert.Equal([first.Id, second.Id], (await World.RunsAsync(id)).Select(run => run.Id));

        World.Clock.Advance(TimeSpan.FromSeconds(1));
        var third = await World.SyncAsync(id);

        Assert.Equal([second.Id, third.Id], (await World.RunsAsync(id)).Select(run => run.Id));
    }

    [Fact]
    public async Task A_failed_run_forgets_old_ones_too_and_another_integrations_are_left_alone()
    {
        var (id, other) = (await World.ConnectAsync(), await World.ConnectFeedAsync());
        await World.SyncAsync(id);
        await World.SyncAsync(other);
        World.Clock.Advance(TimeSpan.FromDays(91));
        World.Practice.Faults.Add(FaultKind.Unauthorized);
        await World.SyncAsync(id);

        Assert.False(Assert.Single(await World.RunsAsync(id)).Success);
        Assert.True(Assert.Single(await World.RunsAsync(other)).Success);
    }

    [Fact]
    public async Task A_run_tells_what_started_it_how_long_it_took_and_what_it_did()
    {
        World.BookMany(3);
        var id = await World.ConnectAsync();
        await World.Here.Get<SyncService>().RunAsync(new SyncRequest(id, SyncTrigger.Schedule), Cancellation);

        var run = Assert.Single(await World.RunsAsync(id));
        Assert.Equal((SyncTrigger.Schedule, SyncRunState.Succeeded), (run.Trigger, run.State));
        Assert.Equal((World.Now, World.Now), (run.StartedAt, run.FinishedAt));
        Assert.Equal((3, 3, 1, true), (run.Total, run.Created, run.Requests, run.Complete));
        Assert.Null(run.Notice);
    }

    [Fact]
    public async Task It_is_read_newest_first_page_by_page_by_the_circle_alone()
    {
        var id = await World.ConnectFeedAsync();
        for (var i = 0; i < 7; i++)
        {
            await World.SyncAsync(id);

            // Two runs may share a moment when a clock is set back.
            World.Clock.Advance(i % 2 == 0 ? TimeSpan.Zero : TimeSpan.FromMinutes(1));
        }

        var history = World.Here.Get<SyncHistory>();
        var read = new List<SyncRun>();
        string? cursor = null;
        do
        {
            var page = SyncWorld.Done(await history.PageAsync(World.Ana.Id, id, new PageRequest(cursor, 2), Cancellation));
            read.AddRange(page.Items);
            cursor = page.NextCursor;
        } while (cursor is not null);

        Assert.Equal(7, read.DistinctBy(run => run.Id).Count());
        Assert.Equal(7, read.Count);
        Assert.Equal(read.Select(run => run.StartedAt).OrderDescending(), read.Select(run => run.StartedAt));
        var stranger = await World.AddCaregiverAsync("Eve");
        Assert.IsType<Outcome<Page<SyncRun>>.Missing>(await history.PageAsync(stranger.Id, id, new PageRequest(), Cancellation));
        var viewer = await World.AddCaregiverAsync("Vic", World.Rosa, CircleRole.Viewer);
        Assert.Equal(7, SyncWorld.Done(await history.PageAsync(viewer.Id, id, new PageRequest(), Cancellation)).Items.Count);
    }
}

public sealed class HistoryTestsOnSqlite(SandboxHost sandbox) : HistoryTests(StoreEngine.Sqlite, sandbox);

public sealed class HistoryTestsOnPostgres(SandboxHost sandbox) : HistoryTests(StoreEngine.PostgreSql, sandbox);
