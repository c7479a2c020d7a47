using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Builders;
using Remindly.Tests.Web.Sandbox;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

public abstract class FailureTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    [Theory]
    [InlineData(FaultKind.Unauthorized, FailureKind.Unauthorized, HealthLevel.NeedsAttention)]
    [InlineData(FaultKind.Forbidden, FailureKind.Forbidden, HealthLevel.NeedsAttention)]
    [InlineData(FaultKind.TooManyRequests, FailureKind.RateLimited, HealthLevel.Failing)]
    [InlineData(FaultKind.ServerError, FailureKind.Unavailable, HealthLevel.Failing)]
    [InlineData(FaultKind.Maintenance, FailureKind.Unavailable, HealthLevel.Failing)]
    [InlineData(FaultKind.Dropped, FailureKind.Unavailable, HealthLevel.Failing)]
    [InlineData(FaultKind.Slow, FailureKind.Timeout, HealthLevel.Failing)]
    [InlineData(FaultKind.Html, FailureKind.InvalidResponse, HealthLevel.Failing)]
    [InlineData(FaultKind.CutJson, FailureKind.InvalidResponse, HealthLevel.Failing)]
    [InlineData(FaultKind.HugeBody, FailureKind.InvalidResponse, HealthLevel.Failing)]
    [InlineData(FaultKind.Redirect, FailureKind.InvalidResponse, HealthLevel.Failing)]
    public async Task Each_failure_has_its_kind_its_sentence_and_costs_nothing(FaultKind fault, FailureKind kind, HealthLevel level)
    {
        World.Settings["Scheduling:Providers:Acuity:AttemptTimeout"] = fault == FaultKind.Slow ? "00:00:00.300" : "00:00:10";
        World.Settings["Scheduling:Providers:Acuity:MaxResponseBytes"] = "262144";
        World.Settings["Scheduling:Providers:Acuity:Retries"] = "1";
        var booked = World.BookMany(3);
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        var (tasks, synced) = (await StoredRows.OfTasksAsync(Database), (await World.ViewAsync(id)).LastSyncedAt);
        World.Practice.Move(booked[0], World.Now.AddDays(9));
        World.Practice.Faults.Add(new SandboxFault(fault) { DelayMs = 60_000, Bytes = 1024 * 1024 });
        World.Clock.Advance(TimeSpan.FromMinutes(10));

        var run = await World.SyncAsync(id);

        Assert.Equal((false, kind, 0), (run.Success, run.Failure, run.Created + run.Updated + run.Cancelled));
        Assert.Equal(tasks, await StoredRows.OfTasksAsync(Database));
        var view = await World.ViewAsync(id);
        Assert.Equal((synced, level, 1), (view.LastSyncedAt, view.Health.Level, view.Health.ConsecutiveFailures));
        Assert.Equal((FailureWords.Code(kind), World.Now, World.Now), (view.LastError!.Code, view.LastError.At, view.Health.Since));
        Assert.Contains("Acuity Scheduling", view.LastError.Message, StringComparison.Ordinal);
        Assert.Equal(view.LastError.Message, view.Health.Reason);
        var rejected = kind is FailureKind.Unauthorized or FailureKind.Forbidden;
        Assert.Equal(rejected ? IntegrationStatus.Error : IntegrationStatus.Active, view.Status);
        Assert.Equal(rejected ? null : World.Now.AddMinutes(1), view.Health.NextSyncAt);

        World.Practice.Faults.Clear();
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((1, 2), await UpdatedAndUnchangedAsync(id));
        view = await World.ViewAsync(id);
        Assert.Equal((HealthLevel.Healthy, IntegrationStatus.Active, World.Now), (view.Health.Level, view.Status, view.Health.Since));
        Assert.Null(view.LastError);
        Assert.Equal(World.Now.AddHours(1), view.Health.NextSyncAt);
    }

    [Fact]
    public async Task A_passing_failure_is_overcome_and_every_request_is_counted()
    {
        World.BookMany(3);
        var id = await World.ConnectAsync();
        World.Practice.Faults.Add(new SandboxFault(FaultKind.ServerError) { Count = 2, Scope = FaultScope.Lists });

        var run = await World.SyncAsync(id);

        Assert.Equal((true, 3, 3), (run.Success, run.Created, run.Requests));
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_fails_the_run()
    {
        var id = await World.ConnectAsync();
        World.Settings["Scheduling:Providers:Acuity:BaseUrl"] = "http://127.0.0.1:1/";
        World.Settings["Scheduling:Providers:Acuity:Retries"] = "1";

        var run = Assert.IsType<SyncAnswer.Finished>(await World.AskAsync(id, World.NewProcess())).Run;

        Assert.Equal((false, FailureKind.Unavailable, 2), (run.Success, run.Failure, run.Requests));
    }

    [Fact]
    public async Task Automatic_tries_come_further_and_further_apart_but_never_beyond_the_interval()
    {
        World.Settings["Scheduling:Providers:Acuity:Retries"] = "0";
        var id = await World.ConnectAsync(new SyncSettings { SyncIntervalMinutes = 10 });
        World.Practice.Faults.Add(FaultKind.ServerError);
        var waits = new List<double>();
        var since = World.Now;
        for (var i = 0; i < 6; i++)
        {
            await World.SyncAsync(id);
            var view = await World.ViewAsync(id);
            Assert.Equal(since, view.Health.Since);
            waits.Add((view.Health.NextSyncAt!.Value - World.Now).TotalMinutes);
            World.Clock.Set(view.Health.NextSyncAt.Value);
        }

        Assert.Equal([1, 2, 4, 8, 10, 10], waits);
    }

    [Fact]
    public async Task Rejected_credentials_stop_automatic_sync_until_good_ones_come()
    {
        World.BookMany(2);
        var id = await World.ConnectAsync();
        World.Practice.ApiKey = $"new-{Guid.NewGuid():N}";
        await World.SyncAsync(id);
        var stopped = await World.ViewAsync(id);
        Assert.Equal((IntegrationStatus.Error, HealthLevel.NeedsAttention), (stopped.Status, stopped.Health.Level));
        Assert.Null(stopped.Health.NextSyncAt);

        await World.ChangeAsync(id, new IntegrationChange { Credentials = new Credentials { ApiKey = World.Practice.ApiKey } });
        var mended = await World.ViewAsync(id);
        Assert.Equal(
            (IntegrationStatus.Active, World.Now, 0),
            (mended.Status, mended.Health.NextSyncAt, mended.Health.ConsecutiveFailures)
        );
        Assert.Null(mended.LastError);
        Assert.Equal(2, (await World.SyncAsync(id)).Created);
    }

    [Fact]
    public async Task New_credentials_count_for_a_paused_integration_too()
    {
        var id = await World.ConnectAsync();
        World.Practice.ApiKey = $"new-{Guid.NewGuid():N}";
        await World.SyncAsync(id);
        await World.ChangeAsync(id, new IntegrationChange { Status = IntegrationStatus.Inactive });
        await World.ChangeAsync(id, new IntegrationChange { Credentials = new Credentials { ApiKey = World.Practice.ApiKey } });
        Assert.Equal(HealthLevel.Paused, (await World.ViewAsync(id)).Health.Level);
        await World.ChangeAsync(id, new IntegrationChange { Status = IntegrationStatus.Active });

        Assert.Equal(IntegrationStatus.Active, (await World.ViewAsync(id)).Status);
    }

    [Fact]
    public async Task Credentials_saved_with_other_keys_are_asked_for_again_without_any_request()
    {
        var id = await World.ConnectAsync();
        var elsewhere = World.NewProcess(otherKeys: true);
        var requests = World.Practice.Requests.Total;

        var run = Assert.IsType<SyncAnswer.Finished>(await World.AskAsync(id, elsewhere)).Run;

        Assert.Equal((false, FailureKind.Unauthorized, 0), (run.Success, run.Failure, run.Requests));
        Assert.Equal(requests, World.Practice.Requests.Total);
        Assert.Equal(HealthLevel.NeedsAttention, (await World.ViewAsync(id)).Health.Level);
        Assert.Equal(IntegrationStatus.Error, (await World.RowAsync(id)).Status);

        Assert.True((await World.SyncAsync(id)).Success);
        Assert.Equal(HealthLevel.Healthy, (await World.ViewAsync(id)).Health.Level);
    }

    [Fact]
    public async Task A_bug_is_never_taken_for_a_success()
    {
        World.Feed.Appointments.Add(new AppointmentBuilder("a", World.Now.AddDays(1)).Build());
        World.Feed.AfterPage = (_, _) => throw new InvalidOperationException("A bug.");
        var id = await World.ConnectFeedAsync();

        var run = await World.SyncAsync(id);

        Assert.Equal((false, FailureKind.Interrupted, 1), (run.Success, run.Failure, run.Created));
        Assert.Single(await World.TasksAsync());
        Assert.Equal(HealthLevel.Failing, (await World.ViewAsync(id)).Health.Level);
        Assert.Contains(World.Here.Logs, line => line.Contains("A bug.", StringComparison.Ordinal));
        World.Feed.AfterPage = (_, _) => Task.CompletedTask;
        Assert.True((await World.SyncAsync(id)).Success);
    }

    private async Task<(int Updated, int Unchanged)> UpdatedAndUnchangedAsync(Guid id)
    {
        var run = await World.SyncAsync(id);
        Assert.Equal((true, true), (run.Success, run.Complete));
        return (run.Updated, run.Unchanged);
    }
}

public sealed class FailureTestsOnSqlite(SandboxHost sandbox) : FailureTests(StoreEngine.Sqlite, sandbox);

public sealed class FailureTestsOnPostgres(SandboxHost sandbox) : FailureTests(StoreEngine.PostgreSql, sandbox);
