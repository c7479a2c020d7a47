using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Core.Tasks;
using Remindly.Tests.Builders;
using Remindly.Tests.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

/// <summary>Providers that move an appointment by cancelling it and booking another one: both are one task.</summary>
public abstract class ReplacedTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    private readonly Dictionary<string, ExternalAppointment> held = [];

    [Theory]
    [InlineData("old new", false)]
    [InlineData("new old", false)]
    [InlineData("old new", true)]
    [InlineData("new old", true)]
    public async Task A_pair_is_one_task_whichever_comes_first_and_on_whatever_page(string order, bool onePage)
    {
        var (id, task) = await ConnectedAsync();
        var pair = new[] { Old("a", 2, "b"), New("b", 5, "a") };
        Bring(onePage, order == "old new" ? pair : [pair[1], pair[0]]);

        var run = await World.SyncAsync(id);

        Assert.Equal((2, 1, 1, 0), (run.Total, run.Updated, run.Unchanged, run.Created));
        var moved = Assert.Single(await World.TasksAsync());
        Assert.Equal((task.Id, "b", World.Now.AddDays(5)), (moved.Id, moved.ExternalId, moved.ScheduledAt));
        Assert.Equal((World.Ana.Id, CareTaskStatus.Assigned, "Bring the chart"), (moved.AssignedTo, moved.Status, moved.Notes));
        var times = JsonElement.Parse(Assert.Single(await KindsAsync(moved, TaskEventKind.Moved)).Detail!).GetProperty("scheduled_at");
        Assert.Equal((World.Now.AddDays(2), World.Now.AddDays(5)), (times[0].GetDateTimeOffset(), times[1].GetDateTimeOffset()));
        Assert.Empty(await KindsAsync(moved, TaskEventKind.Cancelled));

        var before = await StoredRows.OfTasksAsync(Database);
        Assert.Equal((2, 2, 0), Counted(await World.SyncAsync(id)));
        Assert.Equal(before, await StoredRows.OfTasksAsync(Database));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("cba")]
    [InlineData("bca")]
    public async Task One_that_was_moved_again_and_again_is_still_the_same_task(string order)
    {
        var (id, task) = await ConnectedAsync();
        var chain = new Dictionary<char, ExternalAppointment>
        {
            ['a'] = Old("a", 2, "b"),
            ['b'] = Old("b", 4, "c") with { ReplacesExternalId = "a" },
            ['c'] = New("c", 9, "b"),
        };
        Bring(onePage: false, [.. order.Select(each => chain[each])]);

        await World.SyncAsync(id);

        var moved = Assert.Single(await World.TasksAsync());
        Assert.Equal((task.Id, "c", World.Now.AddDays(9)), (moved.Id, moved.ExternalId, moved.ScheduledAt));
    }

    [Fact]
    public async Task The_old_one_seen_at_one_run_and_the_new_one_at_the_next()
    {
        var (id, task) = await ConnectedAsync();
        Bring(true, Old("a", 2, null));
        await World.SyncAsync(id);
        Assert.Equal(CareTaskStatus.Cancelled, Assert.Single(await World.TasksAsync()).Status);

        Bring(true, Old("a", 2, "b"), New("b", 5, "a"));
        await World.SyncAsync(id);

        var moved = Assert.Single(await World.TasksAsync());
        Assert.Equal((task.Id, "b", CareTaskStatus.Assigned), (moved.Id, moved.ExternalId, moved.Status));
    }

    [Fact]
    public async Task The_new_one_seen_at_one_run_and_the_old_one_at_the_next()
    {
        var (id, task) = await ConnectedAsync();
        Bring(true, New("b", 5, "a"));
        await World.SyncAsync(id);
        Bring(true, New("b", 5, "a"), Old("a", 2, "b"));
        await World.SyncAsync(id);

        Assert.Equal((task.Id, "b"), (Assert.Single(await World.TasksAsync()).Id, (await World.TasksAsync())[0].ExternalId));
    }

    [Fact]
    public async Task One_moved_out_of_the_window_is_looked_up_and_follows()
    {
        var (id, task) = await ConnectedAsync();
        held["b"] = New("b", 200, "a");
        Bring(true, Old("a", 2, "b"));

        await World.SyncAsync(id);

        var moved = Assert.Single(await World.TasksAsync());
        Assert.Equal((task.Id, "b", World.Now.AddDays(200)), (moved.Id, moved.ExternalId, moved.ScheduledAt));
        Assert.Equal(1, (await World.SyncAsync(id)).Requests);
    }

    [Fact]
    public async Task What_came_between_two_runs_and_is_listed_no_more_is_asked_for()
    {
        var (id, task) = await ConnectedAsync();
        held["b"] = Old("b", 200, "c") with { ReplacesExternalId = "a" };
        Bring(true, New("c", 5, "b"));

        await World.SyncAsync(id);

        Assert.Equal((task.Id, "c"), (Assert.Single(await World.TasksAsync()).Id, (await World.TasksAsync())[0].ExternalId));
    }

    [Fact]
    public async Task One_whose_new_place_is_gone_is_cancelled_as_any_other()
    {
        var (id, _) = await ConnectedAsync();
        Bring(true, Old("a", 2, "b"));

        await World.SyncAsync(id);

        Assert.Equal(CareTaskStatus.Cancelled, Assert.Single(await World.TasksAsync()).Status);
    }

    [Fact]
    public async Task One_that_was_moved_before_anybody_knew_it_is_one_task()
    {
        World.Feed.Info = World.Feed.Info with { LooksUpById = true };
        World.Feed.LookUp = held.GetValueOrDefault;
        Bring(true, Old("a", 2, "b"), New("b", 5, "a"));
        var id = await World.ConnectFeedAsync();

        Assert.Equal((2, 1, 1), Counted(await World.SyncAsync(id), created: true));
        Assert.Equal("b", Assert.Single(await World.TasksAsync()).ExternalId);
    }

    [Fact]
    public async Task Links_in_a_circle_end()
    {
        var (id, _) = await ConnectedAsync();
        Bring(true, Old("a", 2, "b") with { ReplacesExternalId = "b" }, Old("b", 3, "a") with { ReplacesExternalId = "a" });

        Assert.True((await World.SyncAsync(id)).Success);
        Assert.Single(await World.TasksAsync());
    }

    [Fact]
    public async Task A_person_who_asks_for_one_task_sees_it_where_it_was_moved()
    {
        var (_, task) = await ConnectedAsync();
        held["a"] = Old("a", 2, "b");
        held["b"] = New("b", 6, "a");

        var outcome = await World.Here.Get<TaskRefresh>().RefreshAsync(World.Ana.Id, task.Id, TestContext.Current.CancellationToken);

        Assert.True(SyncWorld.Done(outcome));
        Assert.Equal("b", Assert.Single(await World.TasksAsync()).ExternalId);
    }

    [Fact]
    public async Task What_is_stored_can_be_looked_up_by_the_provider()
    {
        var (id, _) = await ConnectedAsync();
        await World.SyncAsync(id);

        var stored = await World.Feed.Asked!.Recall!(["a", "zz"], TestContext.Current.CancellationToken);

        Assert.Equal("a", Assert.Single(stored).Key);
    }

    private static (int, int, int) Counted(SyncRun run, bool created = false) =>
        (run.Total, run.Unchanged, created ? run.Created : run.Updated);

    private async Task<(Guid Id, CareTask Task)> ConnectedAsync()
    {
        World.Feed.Info = World.Feed.Info with { LooksUpById = true };
        World.Feed.LookUp = held.GetValueOrDefault;
        Bring(true, new AppointmentBuilder("a", World.Now.AddDays(2)).Build());
        var id = await World.ConnectFeedAsync();
        await World.SyncAsync(id);
        await using var db = Database.Open();
        var task = await db.Tasks.SingleAsync(TestContext.Current.CancellationToken);
        task.Assign(World.Ana.Id, World.Now);
        db.Entry(task).Property(nameof(CareTask.Notes)).CurrentValue = "Bring the chart";
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return (id, task);
    }

    private void Bring(bool onePage, params ExternalAppointment[] appointments)
    {
        World.Feed.Pages.Clear();
        foreach (var page in onePage ? [appointments] : appointments.Select(each => new[] { each }))
        {
            World.Feed.Pages.Enqueue(new AppointmentPage(page, []));
        }
    }

    private ExternalAppointment New(string id, int day, string replaces) =>
        new AppointmentBuilder(id, World.Now.AddDays(day)).Build() with
        {
            ReplacesExternalId = replaces,
        };

    private ExternalAppointment Old(string id, int day, string? replacedBy) =>
        new AppointmentBuilder(id, World.Now.AddDays(day)).Build() with
        {
            Status = ExternalStatus.Cancelled,
            ReplacedByExternalId = replacedBy,
            Fingerprint = $"cancelled-{id}",
        };

    private async Task<IReadOnlyList<TaskEvent>> KindsAsync(CareTask task, TaskEventKind kind)
    {
        await using var db = Database.Open();
        return await db
            .TaskEvents.Where(each => each.TaskId == task.Id && each.Kind == kind)
            .ToListAsync(TestContext.Current.CancellationToken);
    }
}

public sealed class ReplacedTestsOnSqlite(SandboxHost sandbox) : ReplacedTests(StoreEngine.Sqlite, sandbox);

public sealed class ReplacedTestsOnPostgres(SandboxHost sandbox) : ReplacedTests(StoreEngine.PostgreSql, sandbox);
