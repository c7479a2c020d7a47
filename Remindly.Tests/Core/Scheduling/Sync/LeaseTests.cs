using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Builders;
using Remindly.Tests.Infrastructure;
using Remindly.Tests.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

public abstract class LeaseTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    private static readonly TimeSpan LongerThanALease = SyncLeases.Lasts + TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_second_request_is_told_which_run_is_at_work(bool elsewhere)
    {
        var (id, gate) = await HeldAsync();
        var first = World.AskAsync(id);
        await gate.Reached;

        var busy = Assert.IsType<SyncAnswer.Busy>(await World.AskAsync(id, elsewhere ? World.NewProcess() : null));

        Assert.Equal(HealthLevel.Syncing, (await World.ViewAsync(id)).Health.Level);
        gate.Open();
        var run = Assert.IsType<SyncAnswer.Finished>(await first).Run;
        Assert.Equal((busy.RunId, true), (run.Id, run.Success));
        Assert.Single(await World.RunsAsync(id));
        Assert.Equal(HealthLevel.Healthy, (await World.ViewAsync(id)).Health.Level);
    }

    [Fact]
    public async Task Of_many_requests_at_the_same_moment_one_runs()
    {
        var (id, gate) = await HeldAsync();
        CoreProcess[] processes = [World.Here, World.NewProcess(), World.NewProcess()];
        var asked = Enumerable.Range(0, 9).Select(i => World.AskAsync(id, processes[i % 3])).ToList();
        await gate.Reached;
        await Eventually.HoldsAsync(() => asked.Count(each => each.IsCompleted) == 8, "all but one are answered");
        gate.Open();
        var answers = await Task.WhenAll(asked);

        var run = Assert.Single(answers.OfType<SyncAnswer.Finished>()).Run;
        Assert.Equal([run.Id], answers.OfType<SyncAnswer.Busy>().Select(each => each.RunId).Distinct());
        Assert.Equal(8, answers.OfType<SyncAnswer.Busy>().Count());
    }

    [Fact]
    public async Task A_run_that_has_lost_its_lease_writes_nothing_more_and_is_closed_as_interrupted()
    {
        var (id, gate) = await HeldAsync("first", "late");
        var slow = World.AskAsync(id);
        await gate.Reached;
        World.Feed.Pages.Clear();
        World.Feed.Pages.Enqueue(Page("first"));
        World.Clock.Advance(LongerThanALease);

        var taken = Assert.IsType<SyncAnswer.Finished>(await World.AskAsync(id, World.NewProcess())).Run;
        gate.Open();
        var lost = Assert.IsType<SyncAnswer.Finished>(await slow).Run;

        Assert.Equal((true, 1), (taken.Success, taken.Unchanged));
        Assert.Equal((false, FailureKind.Interrupted), (lost.Success, lost.Failure));
        Assert.Equal(["first"], (await World.TasksAsync()).Select(task => task.ExternalId));
        Assert.All(await World.RunsAsync(id), Counts.AreRight);
        var view = await World.ViewAsync(id);
        Assert.Equal((HealthLevel.Healthy, 0), (view.Health.Level, view.Health.ConsecutiveFailures));
        await using var db = Database.Open();
        Assert.False(await db.SyncLeases.AnyAsync(Cancellation));
    }

    [Fact]
    public async Task The_run_of_a_process_of_this_machine_that_died_is_closed_at_once()
    {
        World.Feed.Appointments.Add(Appointment("a"));
        var id = await World.ConnectFeedAsync();
        await LeaveBehindAsync(id, await DeadHolderAsync());

        var run = await World.SyncAsync(id);

        Assert.True(run.Success);
        var runs = await World.RunsAsync(id);
        Assert.Equal([FailureKind.Interrupted, null], runs.Select(each => each.Failure));
        Assert.All(runs, Counts.AreRight);
    }

    [Fact]
    public async Task The_run_of_another_machine_is_believed_to_live_until_its_lease_runs_out()
    {
        World.Feed.Appointments.Add(Appointment("a"));
        var id = await World.ConnectFeedAsync();
        var left = await LeaveBehindAsync(id, "elsewhere/0/0|1|1");

        Assert.Equal(left, Assert.IsType<SyncAnswer.Busy>(await World.AskAsync(id)).RunId);
        World.Clock.Advance(LongerThanALease);
        Assert.True((await World.SyncAsync(id)).Success);
        Assert.Equal(FailureKind.Interrupted, (await World.RunsAsync(id))[0].Failure);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_restart_nothing_is_left_syncing(bool sameMachine)
    {
        var id = await World.ConnectFeedAsync();
        await LeaveBehindAsync(id, sameMachine ? await DeadHolderAsync() : "elsewhere/0/0|1|1");
        var recovery = World.NewProcess().Get<SyncRecovery>();
        await recovery.RecoverAsync(Cancellation);
        if (!sameMachine)
        {
            Assert.Equal(HealthLevel.Syncing, (await World.ViewAsync(id)).Health.Level);
            World.Clock.Advance(LongerThanALease);
            await recovery.RecoverAsync(Cancellation);
        }

        var run = Assert.Single(await World.RunsAsync(id));
        Assert.Equal((SyncRunState.Failed, FailureKind.Interrupted), (run.State, run.Failure));
        var view = await World.ViewAsync(id);
        Assert.Equal((HealthLevel.Failing, World.Now.AddMinutes(1)), (view.Health.Level, view.Health.NextSyncAt));
        await recovery.RecoverAsync(Cancellation);
        Assert.Equal(1, (await World.ViewAsync(id)).Health.ConsecutiveFailures);
    }

    [Fact]
    public async Task A_living_run_is_left_alone_by_the_recovery()
    {
        var (id, gate) = await HeldAsync();
        var running = World.AskAsync(id);
        await gate.Reached;

        await World.NewProcess().Get<SyncRecovery>().RecoverAsync(Cancellation);

        gate.Open();
        Assert.True(Assert.IsType<SyncAnswer.Finished>(await running).Run.Success);
    }

    [Fact]
    public async Task A_process_that_stops_closes_its_run_as_interrupted()
    {
        var (id, gate) = await HeldAsync();
        var process = World.NewProcess();
        var running = World.AskAsync(id, process);
        await gate.Reached;

        process.Stop();

        var run = Assert.IsType<SyncAnswer.Finished>(await running).Run;
        Assert.Equal((false, FailureKind.Interrupted, 1), (run.Success, run.Failure, run.Created));
        Assert.True((await World.SyncAsync(id)).Success);
    }

    [Fact]
    public async Task A_caller_who_goes_away_does_not_stop_the_run()
    {
        var (id, gate) = await HeldAsync();
        using var leaving = new CancellationTokenSource();
        var asked = World.Here.Get<SyncService>().RunAsync(new SyncRequest(id, SyncTrigger.Manual), leaving.Token);
        await gate.Reached;
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);

        gate.Open();

        await Eventually.HoldsAsync(async () => (await World.RunsAsync(id)).All(run => run.Success), "the run ends well");
    }

    private async Task<(Guid Integration, Gate Gate)> HeldAsync(params string[] pages)
    {
        foreach (var page in pages.DefaultIfEmpty("first"))
        {
            World.Feed.Pages.Enqueue(Page(page));
        }

        var id = await World.ConnectFeedAsync();
        return (id, Gate.Before(World.Feed));
    }

    private ExternalAppointment Appointment(string id) => new AppointmentBuilder(id, World.Now.AddDays(1)).Build();

    private AppointmentPage Page(string id) => new([Appointment(id)], []);

    // What a process leaves in the store when it is killed.
    private async Task<Guid> LeaveBehindAsync(Guid integration, string holder)
    {
        var run = new SyncRun(integration, SyncTrigger.Schedule, World.Now.AddSeconds(-5));
        await Database.SaveAsync(run, new SyncLease(integration, run.Id, holder, World.Now + SyncLeases.Lasts));
        return run.Id;
    }

    // This process under the number of one that has ended.
    private static async Task<string> DeadHolderAsync()
    {
        using var process = Process.Start(new ProcessStartInfo("true"))!;
        var id = process.Id;
        await process.WaitForExitAsync(Cancellation);
        var parts = LeaseHolder.ThisProcess.Split('|');
        return $"{parts[0]}|{id}|{parts[2]}";
    }
}

public sealed class LeaseTestsOnSqlite(SandboxHost sandbox) : LeaseTests(StoreEngine.Sqlite, sandbox);

public sealed class LeaseTestsOnPostgres(SandboxHost sandbox) : LeaseTests(StoreEngine.PostgreSql, sandbox);
