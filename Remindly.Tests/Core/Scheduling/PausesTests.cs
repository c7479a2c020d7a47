using Remindly.Core;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Core.Scheduling.Sync;
using Remindly.Tests.Web.Sandbox;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling;

public abstract class PausesTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    private DateTimeOffset Tuesday => World.Now.AddDays(5);

    [Fact]
    public async Task Paused_until_a_day_it_rests_until_then_and_resumes_by_itself()
    {
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        var until = Tuesday;

        await World.ChangeAsync(id, new IntegrationChange { Status = IntegrationStatus.Inactive, PausedUntil = until });

        var resting = await World.ViewAsync(id);
        Assert.Equal((HealthLevel.Paused, until, until), (resting.Health.Level, resting.PausedUntil, resting.Health.NextSyncAt));
        World.Clock.Set(until.AddSeconds(-1));
        await World.KeepUpAsync();
        Assert.IsType<SyncAnswer.Inactive>(await World.AskAsync(id));
        World.Clock.Set(until);
        await World.KeepUpAsync();
        var working = await World.ViewAsync(id);
        Assert.Equal((IntegrationStatus.Active, null, until), (working.Status, working.PausedUntil, working.Health.NextSyncAt));
        Assert.True((await World.SyncAsync(id)).Success);
    }

    [Fact]
    public async Task Whoever_asks_for_a_sync_when_the_pause_is_over_gets_one()
    {
        var id = await World.ConnectAsync();
        await World.ChangeAsync(id, new IntegrationChange { PausedUntil = Tuesday });
        World.Clock.Set(Tuesday);

        Assert.True((await World.SyncAsync(id)).Success);
        Assert.Equal(IntegrationStatus.Active, (await World.ViewAsync(id)).Status);
    }

    [Fact]
    public async Task One_whose_key_was_refused_resumes_to_asking_for_a_new_one()
    {
        var id = await World.ConnectAsync();
        World.Practice.Faults.Add(FaultKind.Unauthorized);
        await World.SyncAsync(id);
        await World.ChangeAsync(id, new IntegrationChange { PausedUntil = Tuesday });
        World.Clock.Set(Tuesday);

        await World.KeepUpAsync();

        Assert.Equal(HealthLevel.NeedsAttention, (await World.ViewAsync(id)).Health.Level);
    }

    [Fact]
    public async Task Resuming_and_pausing_without_an_end_forget_the_day()
    {
        var id = await World.ConnectAsync();
        await World.ChangeAsync(id, new IntegrationChange { PausedUntil = Tuesday });
        await World.ChangeAsync(id, new IntegrationChange { PausedUntil = (DateTimeOffset?)null });
        var resting = await World.ViewAsync(id);
        Assert.Equal((HealthLevel.Paused, null, null), (resting.Health.Level, resting.PausedUntil, resting.Health.NextSyncAt));

        await World.ChangeAsync(id, new IntegrationChange { PausedUntil = Tuesday });
        await World.ChangeAsync(id, new IntegrationChange { Status = IntegrationStatus.Active });
        Assert.Null((await World.ViewAsync(id)).PausedUntil);
        await World.ChangeAsync(id, new IntegrationChange { PausedUntil = (DateTimeOffset?)null });
        Assert.Equal(IntegrationStatus.Active, (await World.ViewAsync(id)).Status);
    }

    [Fact]
    public async Task A_change_of_settings_does_not_wake_it()
    {
        var id = await World.ConnectAsync();
        var until = Tuesday;
        await World.ChangeAsync(id, new IntegrationChange { PausedUntil = until });

        await World.ChangeAsync(id, new IntegrationChange { Settings = new SyncSettings { DaysAhead = 30 } });

        Assert.Equal((HealthLevel.Paused, until), ((await World.ViewAsync(id)).Health.Level, (await World.RowAsync(id)).NextSyncAt));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(400)]
    public async Task A_day_that_is_over_or_far_away_is_refused(int days)
    {
        var id = await World.ConnectAsync();
        var change = new IntegrationChange { PausedUntil = World.Now.AddDays(days) };

        var refused = await World.Here.Get<IntegrationService>().ChangeAsync(World.Ana.Id, id, change, Cancellation);

        Assert.Equal(["paused_until"], Assert.IsType<Outcome<IntegrationView>.Refused>(refused).Errors.Keys);
        Assert.Equal(IntegrationStatus.Active, (await World.ViewAsync(id)).Status);
    }

    [Fact]
    public async Task It_can_be_given_a_name_and_lose_it_again()
    {
        var id = await World.ConnectAsync();
        await World.ChangeAsync(id, new IntegrationChange { Name = "  Mum's \n physio " });
        Assert.Equal("Mum's   physio", (await World.ViewAsync(id)).CalledName);

        await World.ChangeAsync(id, new IntegrationChange { Name = " " });
        Assert.Equal(World.Practice.Settings.Name, (await World.ViewAsync(id)).CalledName);

        var tooLong = new IntegrationChange { Name = new string('x', 101) };
        var refused = await World.Here.Get<IntegrationService>().ChangeAsync(World.Ana.Id, id, tooLong, Cancellation);
        Assert.Equal(["name"], Assert.IsType<Outcome<IntegrationView>.Refused>(refused).Errors.Keys);
    }

    [Fact]
    public async Task Says_how_many_of_its_tasks_lie_ahead()
    {
        var booked = World.BookMany(3);
        World.Book(World.Now.AddDays(-1));
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        await World.TouchAsync(booked[0], (task, now) => task.Complete(now));

        var view = await World.ViewAsync(id);

        Assert.Equal((4, 2), (view.TaskCount, view.UpcomingCount));
    }
}

public sealed class PausesTestsOnSqlite(SandboxHost sandbox) : PausesTests(StoreEngine.Sqlite, sandbox);

public sealed class PausesTestsOnPostgres(SandboxHost sandbox) : PausesTests(StoreEngine.PostgreSql, sandbox);
