using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;
using Remindly.Core.Tasks;
using Remindly.Tests.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

public abstract class OwnershipTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    [Fact]
    public async Task What_the_family_owns_is_untouched_over_ten_syncs()
    {
        var booked = World.Book(World.Now.AddDays(2));
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        await World.TouchAsync(
            booked,
            (task, now) =>
            {
                task.Change(Details(task) with { Notes = "Ring twice.", Priority = CareTaskPriority.Urgent }, now);
                task.Assign(World.Ana.Id, now);
                task.Start(now);
            }
        );

        for (var i = 1; i <= 10; i++)
        {
            var title = $"round {i}";
            World.Practice.Change(booked, each => each with { Notes = title, DurationMinutes = 30 + i, Location = title });
            World.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(1, (await World.SyncAsync(id)).Updated);
        }

        var task = await World.TaskAsync(booked);
        Assert.Equal(("Ring twice.", CareTaskPriority.Urgent, World.Ana.Id), (task.Notes, task.Priority, task.AssignedTo));
        Assert.Equal(CareTaskStatus.InProgress, task.Status);
        Assert.Equal(("round 10", "round 10", 40), (task.Description, task.Location, task.DurationMinutes));
        Assert.Equal(10, (await World.HistoryAsync(booked)).Count(each => each.Kind == TaskEventKind.Changed));
    }

    [Fact]
    public async Task What_was_said_stays_through_syncs_moves_and_cancellations()
    {
        var booked = World.Book(World.Now.AddDays(2));
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        var task = (await World.TaskAsync(booked)).Id;
        await Database.SaveAsync(new TaskComment(task, World.Ana.Id, "Bring the x-rays", World.Now));

        World.Practice.Move(booked, World.Now.AddDays(5));
        await World.SyncAsync(id);
        World.Practice.Cancel(booked);
        await World.SyncAsync(id);

        Assert.Equal((task, CareTaskStatus.Cancelled), ((await World.TaskAsync(booked)).Id, (await World.TaskAsync(booked)).Status));
        await using var db = Database.Open();
        var kept = await db.TaskComments.SingleAsync(Cancellation);
        Assert.Equal((task, "Bring the x-rays", World.Ana.Id), (kept.TaskId, kept.Text, kept.UserId));
    }

    [Fact]
    public async Task A_completed_task_stays_completed_whatever_else_changes()
    {
        var (id, booked) = await CompletedAsync();
        var completed = (await World.TaskAsync(booked)).CompletedAt;

        World.Practice.Change(booked, each => each with { Notes = "changed", DurationMinutes = 99 });
        Assert.Equal(1, (await World.SyncAsync(id)).Updated);
        var task = await World.TaskAsync(booked);

        Assert.Equal((CareTaskStatus.Completed, completed, 99), (task.Status, task.CompletedAt, task.DurationMinutes));
    }

    [Fact]
    public async Task A_completed_task_is_reopened_when_its_appointment_moves_to_the_future_and_says_why()
    {
        var (id, booked) = await CompletedAsync();
        await World.TouchAsync(booked, (task, now) => task.Assign(World.Ana.Id, now));
        World.Practice.Move(booked, World.Now.AddDays(9));

        await World.SyncAsync(id);
        var task = await World.TaskAsync(booked);
        Assert.Equal((CareTaskStatus.Assigned, World.Now.AddDays(9)), (task.Status, task.ScheduledAt));
        Assert.Null(task.CompletedAt);
        var reopened = Assert.Single(await World.HistoryAsync(booked), each => each.Kind == TaskEventKind.Reopened);
        Assert.Contains("moved to a new time", reopened.Detail, StringComparison.Ordinal);
        Assert.Null(reopened.UserId);
    }

    [Fact]
    public async Task A_completed_task_stays_completed_when_its_appointment_moves_within_the_past()
    {
        var (id, booked) = await CompletedAsync();
        World.Practice.Move(booked, World.Now.AddHours(-5));

        await World.SyncAsync(id);

        Assert.Equal(CareTaskStatus.Completed, (await World.TaskAsync(booked)).Status);
        Assert.Equal([TaskEventKind.Moved], (await World.HistoryAsync(booked)).Select(each => each.Kind));
    }

    [Fact]
    public async Task What_was_completed_here_and_then_cancelled_there_stays_completed_and_remembers()
    {
        var (id, booked) = await CompletedAsync();
        World.Practice.Cancel(booked);

        Assert.Equal(1, (await World.SyncAsync(id)).Updated);
        Assert.Equal(CareTaskStatus.Completed, (await World.TaskAsync(booked)).Status);
        Assert.Equal([TaskEventKind.CancelledAfterCompletion], (await World.HistoryAsync(booked)).Select(each => each.Kind));

        World.Practice.Uncancel(booked);
        await World.SyncAsync(id);
        Assert.Equal(CareTaskStatus.Completed, (await World.TaskAsync(booked)).Status);
    }

    [Fact]
    public async Task What_the_family_removed_is_not_made_again_and_comes_back_as_the_provider_has_it_now()
    {
        var booked = World.Book(World.Now.AddDays(2));
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        await World.TouchAsync(booked, (task, now) => task.Dismiss(now));
        World.Practice.Move(booked, World.Now.AddDays(4));

        Assert.Equal(0, (await World.SyncAsync(id)).Created);
        World.Practice.Delete(booked);
        Assert.Equal(0, (await World.SyncAsync(id)).Cancelled);

        var task = Assert.Single(await World.TasksAsync());
        Assert.NotNull(task.DismissedAt);
        Assert.Equal(World.Now.AddDays(4), task.ScheduledAt);
        Assert.Equal(0, (await World.ViewAsync(id)).TaskCount);
    }

    [Fact]
    public async Task A_change_of_the_family_between_reading_and_writing_is_not_lost()
    {
        var booked = World.BookMany(3);
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        foreach (var each in booked)
        {
            World.Practice.Change(each, appointment => appointment with { Notes = "new" });
        }

        var touching = TouchAgainAndAgainAsync(booked);
        Assert.True((await World.SyncAsync(id)).Success);
        await touching;

        foreach (var each in booked)
        {
            var task = await World.TaskAsync(each);
            Assert.Equal(("new", World.Ana.Id), (task.Description, task.AssignedTo));
        }
    }

    private async Task TouchAgainAndAgainAsync(IReadOnlyList<long> booked)
    {
        for (var i = 0; i < 20; i++)
        {
            await Task.Yield();
            await TouchUntilItHoldsAsync(booked[i % booked.Count]);
        }
    }

    private async Task TouchUntilItHoldsAsync(long booked)
    {
        while (true)
        {
            try
            {
                await World.TouchAsync(booked, (task, now) => task.Assign(World.Ana.Id, now));
                return;
            }
            catch (DbUpdateConcurrencyException)
            {
                // The sync was first: as a person does, look again.
            }
        }
    }

    private async Task<(Guid Integration, long Booked)> CompletedAsync()
    {
        var booked = World.Book(World.Now.AddHours(-1));
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        await World.TouchAsync(booked, (task, now) => task.Complete(now));
        World.Clock.Advance(TimeSpan.FromHours(1));
        return (id, booked);
    }

    private static TaskDetails Details(CareTask task) =>
        new()
        {
            Title = task.Title,
            Description = task.Description,
            Type = task.Type,
            Priority = task.Priority,
            ScheduledAt = task.ScheduledAt,
            DurationMinutes = task.DurationMinutes,
            Location = task.Location,
            Notes = task.Notes,
        };
}

public sealed class OwnershipTestsOnSqlite(SandboxHost sandbox) : OwnershipTests(StoreEngine.Sqlite, sandbox);

public sealed class OwnershipTestsOnPostgres(SandboxHost sandbox) : OwnershipTests(StoreEngine.PostgreSql, sandbox);
