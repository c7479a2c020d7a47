using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Builders;
using Remindly.Tests.Infrastructure;
using Remindly.Tests.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

public abstract class HeartbeatTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    private readonly FakeClock clock = new(SyncWorld.Start);

    [Fact]
    public async Task A_run_that_waits_long_for_its_provider_keeps_its_lease()
    {
        var (id, gate, running) = await WaitingAsync();
        for (var beat = 0; beat < 8; beat++)
        {
            var before = await ExpiryAsync();
            clock.Advance(SyncLeases.Lasts / 3);
            await Eventually.HoldsAsync(async () => await ExpiryAsync() > before, "the lease is renewed");
        }

        Assert.IsType<SyncAnswer.Busy>(await World.AskAsync(id, World.NewProcess(clock)));
        gate.Open();
        Assert.True(Assert.IsType<SyncAnswer.Finished>(await running).Run.Success);
    }

    [Fact]
    public async Task A_run_that_hears_it_has_lost_its_lease_stops_waiting()
    {
        var (id, _, running) = await WaitingAsync();
        await using (var db = Database.Open())
        {
            await db.SyncLeases.ExecuteUpdateAsync(lease => lease.SetProperty(each => each.RunId, Guid.NewGuid()), Cancellation);
        }

        clock.Advance(SyncLeases.Lasts / 3);

        Assert.IsType<SyncAnswer.Missing>(await running);
        Assert.Equal(SyncRunState.Running, Assert.Single(await World.RunsAsync(id)).State);
    }

    [Fact]
    public async Task A_bad_moment_of_the_store_ends_neither_the_run_nor_its_beats()
    {
        var (_, gate, running) = await WaitingAsync();
        await ExecuteAsync("ALTER TABLE sync_leases RENAME TO elsewhere");
        clock.Advance(SyncLeases.Lasts / 3);
        await Eventually.HoldsAsync(() => clock.Waiting > 0, "the next beat is waited for");
        await ExecuteAsync("ALTER TABLE elsewhere RENAME TO sync_leases");
        var before = await ExpiryAsync();

        await Eventually.HoldsAsync(
            async () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return await ExpiryAsync() > before;
            },
            "the lease is renewed again"
        );

        gate.Open();
        Assert.True(Assert.IsType<SyncAnswer.Finished>(await running).Run.Success);
    }

    private async Task<(Guid Integration, Gate Gate, Task<SyncAnswer> Running)> WaitingAsync()
    {
        World.Feed.Pages.Enqueue(new AppointmentPage([new AppointmentBuilder("a", World.Now.AddDays(1)).Build()], []));
        var id = await World.ConnectFeedAsync();
        var gate = Gate.Before(World.Feed);
        var running = World.AskAsync(id, World.NewProcess(clock));
        await gate.Reached;
        await Eventually.HoldsAsync(() => clock.Waiting > 0, "the first beat is waited for");
        return (id, gate, running);
    }

    private async Task<DateTimeOffset> ExpiryAsync()
    {
        await using var db = Database.Open();
        return (await db.SyncLeases.AsNoTracking().SingleAsync(Cancellation)).ExpiresAt;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var db = Database.Open();
        await db.Database.ExecuteSqlRawAsync(sql, Cancellation);
    }
}

public sealed class HeartbeatTestsOnSqlite(SandboxHost sandbox) : HeartbeatTests(StoreEngine.Sqlite, sandbox);

public sealed class HeartbeatTestsOnPostgres(SandboxHost sandbox) : HeartbeatTests(StoreEngine.PostgreSql, sandbox);
