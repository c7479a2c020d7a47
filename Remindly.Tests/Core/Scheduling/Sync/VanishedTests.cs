using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Tasks;
using Remindly.Tests.Web.Sandbox;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

public abstract class VanishedTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    [Fact]
    public async Task One_that_is_gone_there_is_cancelled_here_with_the_reason_and_never_deleted()
    {
        var (id, booked) = await SyncedAsync(3);
        await World.TouchAsync(booked[0], (task, now) => task.Assign(World.Ana.Id, now));
        World.Practice.Delete(booked[0]);

        var run = await World.SyncAsync(id);

        Assert.Equal((2, 2, 1, true), (run.Total, run.Unchanged, run.Cancelled, run.Complete));
        var task = await World.TaskAsync(booked[0]);
        Assert.Equal((CareTaskStatus.Cancelled, World.Ana.Id), (task.Status, task.AssignedTo));
        var vanished = Assert.Single(await World.HistoryAsync(booked[0]));
        Assert.Equal(TaskEventKind.Vanished, vanished.Kind);
        Assert.Contains("Acuity Scheduling no longer has this appointment.", vanished.Detail, StringComparison.Ordinal);
        Assert.Equal(HealthLevel.Healthy, (await World.ViewAsync(id)).Health.Level);

        var before = await StoredRows.OfTasksAsync(Database);
        Assert.Equal(0, (await World.SyncAsync(id)).Cancelled);
        Assert.Equal(before, await StoredRows.OfTasksAsync(Database));
    }

    [Fact]
    public async Task One_that_comes_back_is_open_again_with_whoever_had_it()
    {
        var (id, booked) = await SyncedAsync(2);
        await World.TouchAsync(booked[0], (task, now) => task.Assign(World.Ana.Id, now));
        var kept = World.Practice.Find(booked[0])!;
        World.Practice.Delete(booked[0]);
        await World.SyncAsync(id);
        World.Practice.Add(kept);

        Assert.Equal(1, (await World.SyncAsync(id)).Updated);

        Assert.Equal(CareTaskStatus.Assigned, (await World.TaskAsync(booked[0])).Status);
    }

    [Fact]
    public async Task What_was_completed_stays_completed_when_it_is_gone_there()
    {
        var (id, booked) = await SyncedAsync(1);
        await World.TouchAsync(booked[0], (task, now) => task.Complete(now));
        World.Practice.Delete(booked[0]);

        Assert.Equal(1, (await World.SyncAsync(id)).Cancelled);

        Assert.Equal(CareTaskStatus.Completed, (await World.TaskAsync(booked[0])).Status);
        Assert.Equal(TaskEventKind.CancelledAfterCompletion, Assert.Single(await World.HistoryAsync(booked[0])).Kind);
    }

    [Fact]
    public async Task Twenty_five_at_once_are_believed()
    {
        var (id, booked) = await SyncedAsync(30);
        DeleteSome(booked, 25);

        var run = await World.SyncAsync(id);

        Assert.Equal((5, 25), (run.Total, run.Cancelled));
        Assert.Equal(25, (await World.TasksAsync()).Count(task => task.Status == CareTaskStatus.Cancelled));
    }

    [Fact]
    public async Task Twenty_six_at_once_are_held_back_until_a_person_says_they_are_gone()
    {
        var (id, booked) = await SyncedAsync(30);
        DeleteSome(booked, 26);
        var requests = World.Practice.Requests.Total;

        var run = await World.SyncAsync(id);

        Assert.Equal((true, 0), (run.Success, run.Cancelled));
        Assert.Equal(0, World.Practice.Requests.Count("GET /appointments/{id}"));
        Assert.All(await World.TasksAsync(), task => Assert.True(task.IsOpen));
        var view = await World.ViewAsync(id);
        Assert.Equal((HealthLevel.Degraded, 26), (view.Health.Level, view.MissingHeld));
        Assert.Contains("26 appointments", view.Health.Reason, StringComparison.Ordinal);
        Assert.NotEqual(requests, World.Practice.Requests.Total);

        var accepted = await World.SyncAsync(id, acceptsAbsence: true);

        Assert.Equal((4, 26), (accepted.Total, accepted.Cancelled));
        Assert.Equal(26, (await World.TasksAsync()).Count(task => task.Status == CareTaskStatus.Cancelled));
        view = await World.ViewAsync(id);
        Assert.Equal((HealthLevel.Healthy, 0), (view.Health.Level, view.MissingHeld));
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(30, 0)]
    public async Task An_empty_list_after_a_full_one_cancels_nothing_and_is_not_called_up_to_date(int count, int lookUps)
    {
        var (id, _) = await SyncedAsync(count);
        var before = (await World.ViewAsync(id)).LastSyncedAt;
        World.Practice.Faults.Add(FaultKind.EmptyList);
        World.Clock.Advance(TimeSpan.FromMinutes(5));

        var run = await World.SyncAsync(id);

        Assert.Equal(0, run.Cancelled);
        Assert.Equal(lookUps, World.Practice.Requests.Count("GET /appointments/{id}"));
        Assert.All(await World.TasksAsync(), task => Assert.True(task.IsOpen));
        var view = await World.ViewAsync(id);
        Assert.Equal(HealthLevel.Degraded, view.Health.Level);
        if (lookUps > 0)
        {
            Assert.Equal((false, before), (run.Complete, view.LastSyncedAt));
        }

        World.Practice.Faults.Clear();
        Assert.Equal(count, (await World.SyncAsync(id)).Unchanged);
        Assert.Equal(HealthLevel.Healthy, (await World.ViewAsync(id)).Health.Level);
    }

    [Fact]
    public async Task One_that_is_now_somebody_elses_is_cancelled_and_nothing_of_theirs_is_stored()
    {
        var booked = World.Book(World.Now.AddDays(1));
        World.Book(World.Now.AddDays(2));
        var id = await World.ConnectAsync(new SyncSettings { Match = MatchMode.Client });
        await World.SyncAsync(id);
        World.Practice.Change(
            booked,
            each => each with { FirstName = "Walter", LastName = "Boyd", Email = "walter@example.org", Phone = "", Notes = "Gout" }
        );

        var run = await World.SyncAsync(id);

        Assert.Equal((1, 1), (run.Total, run.Cancelled));
        Assert.Equal(CareTaskStatus.Cancelled, (await World.TaskAsync(booked)).Status);
        var reason = Assert.Single(await World.HistoryAsync(booked)).Detail;
        Assert.Contains("somebody else", reason, StringComparison.Ordinal);
        var stored = await StoredRows.OfAllAsync(Database);
        Assert.DoesNotContain("Boyd", stored, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Gout", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_cannot_be_looked_up_is_told_and_not_cancelled()
    {
        var (id, booked) = await SyncedAsync(3);
        World.Practice.Delete(booked[0]);
        World.Practice.Faults.Add(FaultKind.Forbidden, scope: FaultScope.Singles);

        var run = await World.SyncAsync(id);

        Assert.Equal((true, 0, 1), (run.Success, run.Cancelled, run.ErrorCount));
        Assert.Equal($"{booked[0]}", Assert.Single(run.Errors).ExternalId);
        Assert.True((await World.TaskAsync(booked[0])).IsOpen);
        var view = await World.ViewAsync(id);
        Assert.Equal((IntegrationStatus.Active, HealthLevel.Degraded), (view.Status, view.Health.Level));
    }

    [Fact]
    public async Task A_provider_that_fails_while_it_is_asked_for_single_ones_fails_the_run()
    {
        var (id, booked) = await SyncedAsync(5);
        DeleteSome(booked, 3);
        World.Practice.Faults.Add(new SandboxFault(FaultKind.ServerError) { Scope = FaultScope.Singles, Skip = 1 });

        var run = await World.SyncAsync(id);

        Assert.Equal((false, FailureKind.Unavailable, 1), (run.Success, run.Failure, run.Cancelled));
        World.Practice.Faults.Clear();
        Assert.Equal(2, (await World.SyncAsync(id)).Cancelled);
    }

    private void DeleteSome(IReadOnlyList<long> booked, int count)
    {
        foreach (var each in booked.Take(count))
        {
            World.Practice.Delete(each);
        }
    }

    private async Task<(Guid Integration, IReadOnlyList<long> Booked)> SyncedAsync(int count)
    {
        var booked = World.BookMany(count);
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        return (id, booked);
    }
}

public sealed class VanishedTestsOnSqlite(SandboxHost sandbox) : VanishedTests(StoreEngine.Sqlite, sandbox);

public sealed class VanishedTestsOnPostgres(SandboxHost sandbox) : VanishedTests(StoreEngine.PostgreSql, sandbox);
