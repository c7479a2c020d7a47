using System.Text.Json;
using Remindly.Core.Persistence;
using Remindly.Core.Tasks;
using Remindly.Tests.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

public abstract class MovedTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    [Fact]
    public async Task The_same_appointment_at_another_time_is_the_same_task_with_both_times_in_its_history()
    {
        var (old, later) = (World.Now.AddDays(2), World.Now.AddDays(5).AddMinutes(15));
        var booked = World.Book(old);
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        var before = await World.TaskAsync(booked);
        await World.TouchAsync(booked, (task, now) => task.Assign(World.Ana.Id, now));

        World.Practice.Move(booked, later);
        Assert.Equal(1, (await World.SyncAsync(id)).Updated);

        var after = await World.TaskAsync(booked);
        Assert.Equal((before.Id, later, World.Ana.Id), (after.Id, after.ScheduledAt, after.AssignedTo));
        var moved = Assert.Single(await World.HistoryAsync(booked));
        Assert.Equal(TaskEventKind.Moved, moved.Kind);
        var times = JsonDocument.Parse(moved.Detail!).RootElement.GetProperty("scheduled_at");
        Assert.Equal((old, later), (times[0].GetDateTimeOffset(), times[1].GetDateTimeOffset()));
    }

    [Fact]
    public async Task One_that_moved_out_of_the_window_is_looked_up_and_follows()
    {
        var booked = World.Book(World.Now.AddDays(2));
        World.Book(World.Now.AddDays(3));
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);

        World.Practice.Move(booked, World.Now.AddDays(200));
        var run = await World.SyncAsync(id);

        Assert.Equal((2, 1, 1, 0, true), (run.Total, run.Updated, run.Unchanged, run.Cancelled, run.Complete));
        Assert.Equal(1, World.Practice.Requests.Count("GET /appointments/{id}"));
        Assert.Equal((CareTaskStatus.Pending, World.Now.AddDays(200)), await TimeAsync(booked));
        Assert.Equal(1, (await World.SyncAsync(id)).Total);
        Assert.Equal(1, World.Practice.Requests.Count("GET /appointments/{id}"));
    }

    [Fact]
    public async Task One_that_moves_back_into_the_window_is_the_same_task_again()
    {
        var booked = World.Book(World.Now.AddDays(2));
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        World.Practice.Move(booked, World.Now.AddDays(200));
        await World.SyncAsync(id);
        World.Practice.Move(booked, World.Now.AddDays(4));
        await World.SyncAsync(id);

        Assert.Equal((CareTaskStatus.Pending, World.Now.AddDays(4)), await TimeAsync(booked));
        Assert.Equal(2, (await World.HistoryAsync(booked)).Count(each => each.Kind == TaskEventKind.Moved));
    }

    [Fact]
    public async Task What_time_has_carried_out_of_the_window_stays_as_it_was()
    {
        var booked = World.Book(World.Now.AddDays(1));
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        var before = await StoredRows.OfTasksAsync(Database);
        World.Clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal(0, (await World.SyncAsync(id)).Total);

        Assert.Equal(before, await StoredRows.OfTasksAsync(Database));
        Assert.Equal(0, World.Practice.Requests.Count("GET /appointments/{id}"));
        Assert.NotNull(await World.TaskAsync(booked));
    }

    private async Task<(CareTaskStatus, DateTimeOffset?)> TimeAsync(long booked)
    {
        var task = await World.TaskAsync(booked);
        return (task.Status, task.ScheduledAt);
    }
}

public sealed class MovedTestsOnSqlite(SandboxHost sandbox) : MovedTests(StoreEngine.Sqlite, sandbox);

public sealed class MovedTestsOnPostgres(SandboxHost sandbox) : MovedTests(StoreEngine.PostgreSql, sandbox);
