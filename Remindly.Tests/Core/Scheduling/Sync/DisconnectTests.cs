using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Core.Tasks;
using Remindly.Tests.Builders;
using Remindly.Tests.Infrastructure;
using Remindly.Tests.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

public abstract class DisconnectTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    [Fact]
    public async Task Disconnecting_keeps_the_tasks_and_unlinks_them()
    {
        var booked = World.BookMany(3);
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        var before = await World.TaskAsync(booked[0]);

        await World.DisconnectAsync(id);

        var after = await World.TaskAsync(booked[0]);
        Assert.Equal((before.Id, before.Title, before.Status, "acuity"), (after.Id, after.Title, after.Status, after.ExternalSource));
        Assert.All(await World.TasksAsync(), task => Assert.Null(task.SchedulingIntegrationId));
        var unlinked = Assert.Single(await World.HistoryAsync(booked[0]));
        Assert.Equal((TaskEventKind.Unlinked, World.Ana.Id), (unlinked.Kind, unlinked.UserId));
        Assert.IsType<SyncAnswer.Missing>(await World.AskAsync(id));
    }

    [Fact]
    public async Task Connecting_the_same_account_again_adopts_them_with_all_the_family_made_of_them()
    {
        var booked = World.BookMany(4);
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        await World.TouchAsync(booked[0], (task, now) => task.Complete(now));
        await World.TouchAsync(booked[1], (task, now) => task.Dismiss(now));
        await World.TouchAsync(booked[2], (task, now) => task.Assign(World.Ana.Id, now));
        await World.DisconnectAsync(id);
        World.Practice.Move(booked[3], World.Now.AddDays(8));
        var before = (await World.TasksAsync()).ToDictionary(task => task.ExternalId!);

        var again = await World.ConnectAsync();
        var run = await World.SyncAsync(again);

        Assert.Equal((4, 0, 4), (run.Total, run.Created, run.Updated));
        var after = await World.TasksAsync();
        Assert.Equal(4, after.Count);
        Assert.All(after, task => Assert.Equal((before[task.ExternalId!].Id, again), (task.Id, task.SchedulingIntegrationId)));
        Assert.All(after, task => Assert.Equal(before[task.ExternalId!].Status, task.Status));
        Assert.NotNull((await World.TaskAsync(booked[1])).DismissedAt);
        Assert.Equal(World.Ana.Id, (await World.TaskAsync(booked[2])).AssignedTo);
        Assert.Equal(World.Now.AddDays(8), (await World.TaskAsync(booked[3])).ScheduledAt);
        Assert.Equal(4, (await World.SyncAsync(again)).Unchanged);
    }

    [Fact]
    public async Task The_other_caregivers_integration_takes_over_what_was_shared()
    {
        var booked = World.BookMany(2);
        var ben = await World.AddCaregiverAsync("Ben", World.Rosa);
        var (anas, bens) = (await World.ConnectAsync(), await World.ConnectAsync(ben, World.Rosa, World.Practice));
        await World.SyncAsync(anas);
        await World.SyncAsync(bens);
        await World.DisconnectAsync(anas);

        Assert.Equal(2, (await World.SyncAsync(bens)).Updated);
        World.Practice.Delete(booked[0]);
        Assert.Equal(1, (await World.SyncAsync(bens)).Cancelled);
    }

    [Fact]
    public async Task Disconnecting_with_the_tasks_takes_them_and_nothing_else()
    {
        World.BookMany(3);
        var own = CareTask.Create(World.Rosa.Id, World.Ana.Id, new TaskDetails { Title = "Prescription" }, World.Now);
        await Database.SaveAsync(own);
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);

        await World.DisconnectAsync(id, deleteTasks: true);

        Assert.DoesNotContain(await World.TasksAsync(), task => task.DismissedAt is null && task.Id != own.Id);
        World.Clock.Advance(Disconnections.Kept);
        await World.KeepUpAsync();
        Assert.Equal(own.Id, Assert.Single(await World.TasksAsync()).Id);
        await using var db = Database.Open();
        Assert.False(await db.Integrations.IgnoreQueryFilters().AnyAsync(Cancellation));
        Assert.False(await db.SyncRuns.AnyAsync(Cancellation));
        Assert.False(await db.SyncLeases.AnyAsync(Cancellation));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Disconnecting_while_a_run_is_at_work_ends_it_quietly(bool deleteTasks)
    {
        var (id, gate) = await HeldAsync();
        var running = World.AskAsync(id);
        await gate.Reached;

        await World.DisconnectAsync(id, deleteTasks);
        gate.Open();

        Assert.IsType<SyncAnswer.Missing>(await running);
        World.Clock.Advance(Disconnections.Kept);
        await World.KeepUpAsync();
        var tasks = await World.TasksAsync();
        Assert.Equal(deleteTasks ? [] : ["first"], tasks.Select(task => task.ExternalId));
        Assert.All(tasks, task => Assert.Null(task.SchedulingIntegrationId));
        Assert.DoesNotContain(World.Here.Logs, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Disconnecting_again_and_again_while_runs_start_and_write_breaks_neither()
    {
        World.BookMany(300);
        var ben = await World.AddCaregiverAsync("Ben", World.Rosa);
        var bens = await World.ConnectAsync(ben, World.Rosa, World.Practice);
        for (var round = 0; round < 4; round++)
        {
            var anas = await World.ConnectAsync();
            var running = Task.WhenAll(World.AskAsync(anas), World.AskAsync(bens), World.AskAsync(anas, World.NewProcess()));
            await Eventually.HoldsAsync(async () => (await World.RunsAsync(anas)).Count > 0, "a run has begun");
            await World.DisconnectAsync(anas);
            var answers = await running;
            Assert.True(Assert.IsType<SyncAnswer.Finished>(answers[1]).Run.Success);
        }

        Assert.DoesNotContain(World.Here.Logs, line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.True((await World.SyncAsync(bens)).Complete);
        var tasks = await World.TasksAsync();
        Assert.Equal(300, tasks.Count);
        Assert.All(tasks, task => Assert.Equal(bens, task.SchedulingIntegrationId));
    }

    [Fact]
    public async Task Giving_it_to_another_senior_leaves_the_tasks_with_whom_they_are()
    {
        var otto = await World.AddSeniorAsync(new SeniorBuilder().Named("Otto Berg"));
        var booked = World.BookMany(3);
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);

        await World.ChangeAsync(id, new IntegrationChange { ChangesSenior = true, SeniorId = otto.Id });

        Assert.All(await World.TasksAsync(), task => Assert.Null(task.SchedulingIntegrationId));
        World.Practice.Delete(booked[0]);
        var run = await World.SyncAsync(id);
        Assert.Equal((2, 0), (run.Created, run.Cancelled));
        Assert.All(await World.TasksAsync(), task => Assert.True(task.IsOpen));
        Assert.Equal(2, (await World.TasksAsync(otto)).Count);
        Assert.Equal(2, (await World.ViewAsync(id)).TaskCount);
    }

    [Fact]
    public async Task Giving_it_to_another_senior_ends_the_run_that_is_at_work_for_the_first()
    {
        var otto = await World.AddSeniorAsync(new SeniorBuilder().Named("Otto Berg"));
        var (id, gate) = await HeldAsync();
        var running = World.AskAsync(id);
        await gate.Reached;

        await World.ChangeAsync(id, new IntegrationChange { ChangesSenior = true, SeniorId = otto.Id });
        gate.Open();

        var run = Assert.IsType<SyncAnswer.Finished>(await running).Run;
        Assert.Equal((false, FailureKind.Interrupted), (run.Success, run.Failure));
        Assert.Equal(["first"], (await World.TasksAsync()).Select(task => task.ExternalId));
        Assert.Empty(await World.TasksAsync(otto));
        Assert.Equal(2, (await World.SyncAsync(id)).Created);
    }

    [Fact]
    public async Task Credentials_of_another_account_cancel_nothing_of_the_first()
    {
        World.BookMany(3);
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        var other = World.AddPractice();
        SyncWorld.Book(other, World.Now.AddDays(1));

        var theirs = new Credentials { ProviderUserId = other.UserId, ApiKey = other.ApiKey };
        await World.ChangeAsync(id, new IntegrationChange { Credentials = theirs });
        var run = await World.SyncAsync(id);

        Assert.Equal((1, 0, true), (run.Created, run.Cancelled, run.Complete));
        var tasks = await World.TasksAsync();
        Assert.Equal(4, tasks.Count(task => task.IsOpen));
        Assert.Single(tasks, task => task.SchedulingIntegrationId == id);
    }

    private async Task<(Guid Integration, Gate Gate)> HeldAsync()
    {
        foreach (var name in (string[])["first", "second"])
        {
            World.Feed.Pages.Enqueue(new AppointmentPage([new AppointmentBuilder(name, World.Now.AddDays(1)).Build()], []));
        }

        var id = await World.ConnectFeedAsync();
        return (id, Gate.Before(World.Feed));
    }
}

public sealed class DisconnectTestsOnSqlite(SandboxHost sandbox) : DisconnectTests(StoreEngine.Sqlite, sandbox);

public sealed class DisconnectTestsOnPostgres(SandboxHost sandbox) : DisconnectTests(StoreEngine.PostgreSql, sandbox);
