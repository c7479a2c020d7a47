using Microsoft.EntityFrameworkCore;
using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Scheduling.Sync;
using Remindly.Core.Tasks;
using Remindly.Tests.Core.Scheduling.Sync;
using Remindly.Tests.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling;

public abstract class DisconnectionsTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    private Disconnections Disconnections => World.Here.Get<Disconnections>();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Taking_it_back_puts_everything_back_as_it_was(bool removeTasks)
    {
        var (id, booked) = await SyncedAsync();
        await World.TouchAsync(booked[0], (task, now) => task.Assign(World.Ana.Id, now));
        await World.TouchAsync(booked[1], (task, now) => task.Dismiss(now));
        await TeachAsync(id);
        var (row, tasks) = (await World.RowAsync(id), await World.TasksAsync());
        World.Clock.Advance(TimeSpan.FromMinutes(1));

        var disconnected = await World.DisconnectAsync(id, removeTasks);
        World.Clock.Advance(TimeSpan.FromSeconds(9));
        var back = SyncWorld.Done(await Disconnections.TakeBackAsync(World.Ana.Id, disconnected, Cancellation));

        Assert.Equal((row.ApiKeyHint, HealthLevel.Healthy, 2), (back.ApiKeyHint, back.Health.Level, back.TaskCount));
        var again = await World.RowAsync(id);
        Assert.Equal(
            (row.ProviderUserId, row.ApiKey, row.LastSyncedAt, row.Settings),
            (again.ProviderUserId, again.ApiKey, again.LastSyncedAt, again.Settings)
        );
        Assert.Equal(tasks.Select(Kept), (await World.TasksAsync()).Select(Kept));
        Assert.Empty(await World.HistoryAsync(booked[2]));
        Assert.Single(SyncWorld.Done(await World.Here.Get<ClientTeaching>().ListAsync(World.Ana.Id, id, Cancellation)));
        Assert.Single(await World.RunsAsync(id));
        Assert.Equal((3, 0), ((await World.SyncAsync(id)).Unchanged, (await World.RunsAsync(id)).Count(run => !run.Success)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_is_gone_for_everybody_at_once_and_no_credential_stays_in_the_store(bool removeTasks)
    {
        var (id, booked) = await SyncedAsync();
        var ben = await World.AddCaregiverAsync("Ben", World.Rosa);
        var task = await World.TaskAsync(booked[0]);

        var disconnected = await World.DisconnectAsync(id, removeTasks);

        var reader = World.Here.Get<IntegrationReader>();
        Assert.Empty(await reader.ListAsync(ben.Id, World.Rosa.Id, Cancellation));
        Assert.IsType<Outcome<IntegrationView>.Missing>(await reader.GetAsync(World.Ana.Id, id, Cancellation));
        Assert.IsType<SyncAnswer.Missing>(await World.AskAsync(id));
        await using var db = Database.Open();
        var row = await db.Integrations.IgnoreQueryFilters().SingleAsync(each => each.Id == id, Cancellation);
        Assert.Equal((null, null, null, null), (row.ProviderUserId, row.ApiKey, row.ApiSecret, row.AccessToken));
        var seen = await World.Here.Get<TaskQueries>().GetAsync(ben.Id, task.Id, Cancellation);
        Assert.Equal(removeTasks ? "Missing" : "Done", seen.GetType().Name);
        var restored = await World.Here.Get<TaskService>().RestoreAsync(ben.Id, task.Id, Cancellation);
        Assert.Equal(removeTasks ? "Missing" : "Done", restored.GetType().Name);
        Assert.DoesNotContain("key", disconnected.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task It_can_be_taken_back_once_and_not_for_ever()
    {
        var (id, _) = await SyncedAsync();
        var first = await World.DisconnectAsync(id);
        SyncWorld.Done(await Disconnections.TakeBackAsync(World.Ana.Id, first, Cancellation));
        Assert.IsType<Outcome<IntegrationView>.Missing>(await Disconnections.TakeBackAsync(World.Ana.Id, first, Cancellation));

        World.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await World.DisconnectAsync(id);
        World.Clock.Advance(Disconnections.Kept);
        await World.KeepUpAsync();
        Assert.IsType<Outcome<IntegrationView>.Missing>(await Disconnections.TakeBackAsync(World.Ana.Id, second, Cancellation));
    }

    [Fact]
    public async Task What_is_still_to_be_taken_back_is_not_cleared_away()
    {
        var (id, _) = await SyncedAsync();
        var disconnected = await World.DisconnectAsync(id, deleteTasks: true);
        World.Clock.Advance(Disconnections.Kept - TimeSpan.FromSeconds(1));

        await World.KeepUpAsync();

        Assert.Equal(3, SyncWorld.Done(await Disconnections.TakeBackAsync(World.Ana.Id, disconnected, Cancellation)).TaskCount);
    }

    [Fact]
    public async Task Whoever_is_no_longer_an_owner_takes_nothing_back()
    {
        var (id, _) = await SyncedAsync();
        var ben = await World.AddCaregiverAsync("Ben", World.Rosa, CircleRole.Helper);
        var eve = await World.AddCaregiverAsync("Eve");
        var disconnected = await World.DisconnectAsync(id);

        Assert.IsType<Outcome<IntegrationView>.Forbidden>(await Disconnections.TakeBackAsync(ben.Id, disconnected, Cancellation));
        Assert.IsType<Outcome<IntegrationView>.Missing>(await Disconnections.TakeBackAsync(eve.Id, disconnected, Cancellation));
    }

    [Fact]
    public async Task Connecting_again_brings_the_removed_ones_in_afresh_and_taking_back_doubles_none()
    {
        var (id, _) = await SyncedAsync();
        var disconnected = await World.DisconnectAsync(id, deleteTasks: true);

        var again = await World.ConnectAsync();
        var run = await World.SyncAsync(again);

        Assert.Equal((3, 0), (run.Created, run.Unchanged));
        SyncWorld.Done(await Disconnections.TakeBackAsync(World.Ana.Id, disconnected, Cancellation));
        Assert.Equal(3, (await World.TasksAsync()).Count);
        Assert.All(await World.TasksAsync(), task => Assert.Equal((again, null), (task.SchedulingIntegrationId, task.DismissedAt)));
        Assert.Equal(3, (await World.SyncAsync(id)).Unchanged);
    }

    [Fact]
    public async Task The_next_run_of_another_caregiver_brings_the_removed_ones_in_afresh()
    {
        var ben = await World.AddCaregiverAsync("Ben", World.Rosa);
        var (id, _) = await SyncedAsync();
        var bens = await World.ConnectAsync(ben, World.Rosa, World.Practice);
        Assert.Equal(3, (await World.SyncAsync(bens)).Unchanged);

        await World.DisconnectAsync(id, deleteTasks: true);

        Assert.Equal(3, (await World.SyncAsync(bens)).Created);
        Assert.All(await World.TasksAsync(), task => Assert.Equal((bens, null), (task.SchedulingIntegrationId, task.DismissedAt)));
    }

    [Fact]
    public async Task What_another_integration_has_taken_over_stays_with_that_one()
    {
        var ben = await World.AddCaregiverAsync("Ben", World.Rosa);
        var (id, _) = await SyncedAsync();
        var bens = await World.ConnectAsync(ben, World.Rosa, World.Practice);
        var disconnected = await World.DisconnectAsync(id);
        Assert.Equal(3, (await World.SyncAsync(bens)).Updated);

        SyncWorld.Done(await Disconnections.TakeBackAsync(World.Ana.Id, disconnected, Cancellation));

        Assert.All(await World.TasksAsync(), task => Assert.Equal(bens, task.SchedulingIntegrationId));
    }

    private static object Kept(CareTask task) =>
        (task.Id, task.SchedulingIntegrationId, task.Status, task.AssignedTo, task.DismissedAt, task.PurgeAt, task.Title);

    private Task<Outcome<TaughtClient>> TeachAsync(Guid id) =>
        World
            .Here.Get<ClientTeaching>()
            .TeachAsync(World.Ana.Id, id, new ExternalClient(null, "daughter@example.org", null), World.Rosa.Id, Cancellation);

    private async Task<(Guid Integration, IReadOnlyList<long> Booked)> SyncedAsync()
    {
        var booked = World.BookMany(3);
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        return (id, booked);
    }
}

public sealed class DisconnectionsTestsOnSqlite(SandboxHost sandbox) : DisconnectionsTests(StoreEngine.Sqlite, sandbox);

public sealed class DisconnectionsTestsOnPostgres(SandboxHost sandbox) : DisconnectionsTests(StoreEngine.PostgreSql, sandbox);
