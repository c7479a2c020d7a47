using Remindly.Core;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Web.Sandbox;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

public abstract class RetryAfterTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    private static readonly TimeSpan Told = TimeSpan.FromSeconds(600);

    [Fact]
    public async Task While_the_provider_wants_to_be_left_alone_nobody_asks_it()
    {
        var booked = World.Book(World.Now.AddDays(1));
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        var task = await World.TaskAsync(booked);
        await ToldToWaitAsync(id);
        var requests = World.Practice.Requests.Total;

        World.Clock.Advance(Told - TimeSpan.FromSeconds(1));
        Assert.Equal(World.Now.AddSeconds(1), Assert.IsType<SyncAnswer.OnHold>(await World.AskAsync(id)).Until);
        var types = await World.Here.Get<IntegrationService>().ListAppointmentTypesAsync(World.Ana.Id, id, Cancellation);
        Assert.Equal(("rate_limited", TimeSpan.FromSeconds(1)), (Failed(types).Code, Failed(types).RetryAfter));
        var refresh = await World.Here.Get<TaskRefresh>().RefreshAsync(World.Ana.Id, task.Id, Cancellation);
        Assert.Equal("rate_limited", Failed(refresh).Code);
        Assert.Equal(requests, World.Practice.Requests.Total);

        World.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await World.SyncAsync(id)).Success);
        Assert.Null((await World.RowAsync(id)).HoldUntil);
    }

    [Fact]
    public async Task The_next_automatic_try_comes_when_the_wait_is_over()
    {
        var id = await World.ConnectAsync();
        await ToldToWaitAsync(id);

        Assert.Equal(World.Now + Told, (await World.ViewAsync(id)).Health.NextSyncAt);
        await World.ChangeAsync(id, new IntegrationChange { Settings = new SyncSettings { DaysAhead = 30 } });
        Assert.Equal(World.Now + Told, (await World.ViewAsync(id)).Health.NextSyncAt);
    }

    [Fact]
    public async Task A_wait_asked_for_outside_of_a_run_holds_runs_too()
    {
        var booked = World.Book(World.Now.AddDays(1));
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        var task = await World.TaskAsync(booked);
        AskToWait((int)Told.TotalSeconds);

        var refresh = await World.Here.Get<TaskRefresh>().RefreshAsync(World.Ana.Id, task.Id, Cancellation);

        Assert.Equal(("rate_limited", Told), (Failed(refresh).Code, Failed(refresh).RetryAfter));
        Assert.Equal(World.Now + Told, Assert.IsType<SyncAnswer.OnHold>(await World.AskAsync(id)).Until);
    }

    [Fact]
    public async Task A_wait_beyond_reason_is_cut_to_a_day()
    {
        var id = await World.ConnectAsync();
        AskToWait(int.MaxValue);
        await World.SyncAsync(id);

        Assert.Equal(World.Now.AddDays(1), (await World.RowAsync(id)).HoldUntil);
        Assert.Equal(World.Now.AddDays(1), (await World.RowAsync(id)).NextSyncAt);
    }

    [Fact]
    public async Task Credentials_that_work_end_the_wait()
    {
        var id = await World.ConnectAsync();
        await ToldToWaitAsync(id);

        await World.ChangeAsync(id, new IntegrationChange { Credentials = new Credentials { ApiKey = World.Practice.ApiKey } });

        Assert.True((await World.SyncAsync(id)).Success);
    }

    private async Task ToldToWaitAsync(Guid id)
    {
        AskToWait((int)Told.TotalSeconds);
        Assert.Equal(FailureKind.RateLimited, (await World.SyncAsync(id)).Failure);
        World.Practice.Faults.Clear();
    }

    private void AskToWait(int seconds) =>
        World.Practice.Faults.Add(new SandboxFault(FaultKind.TooManyRequests) { RetryAfterSeconds = seconds });

    private static Outcome<T>.ProviderFailed Failed<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.ProviderFailed>(outcome);
}

public sealed class RetryAfterTestsOnSqlite(SandboxHost sandbox) : RetryAfterTests(StoreEngine.Sqlite, sandbox);

public sealed class RetryAfterTestsOnPostgres(SandboxHost sandbox) : RetryAfterTests(StoreEngine.PostgreSql, sandbox);
