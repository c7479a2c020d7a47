using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Tasks;
using Remindly.Tests.Web.Sandbox;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

public abstract class CompletenessTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Takes_what_starts_within_so_many_times_24_hours_and_nothing_a_second_beyond()
    {
        var settings = new SyncSettings { DaysBack = 2, DaysAhead = 5 };
        var (first, last) = (World.Now.AddHours(-48), World.Now.AddHours(120));
        World.Book(first - Moment);
        var atFirst = World.Book(first);
        var atLast = World.Book(last);
        World.Book(last + Moment);

        var run = await World.SyncAsync(await World.ConnectAsync(settings));

        Assert.Equal((2, 2), (run.Total, run.Created));
        Assert.Equal([$"{atFirst}", $"{atLast}"], (await World.TasksAsync()).Select(task => task.ExternalId));
    }

    [Fact]
    public async Task Looks_a_week_back_and_ninety_days_ahead_unless_told_otherwise()
    {
        World.Book(World.Now.AddDays(-7) - Moment);
        World.Book(World.Now.AddDays(-7));
        World.Book(World.Now.AddDays(90));
        World.Book(World.Now.AddDays(90) + Moment);

        Assert.Equal(2, (await World.SyncAsync(await World.ConnectAsync())).Total);
    }

    [Fact]
    public async Task Sees_the_cancelled_ones_too()
    {
        World.Book(World.Now.AddDays(1));
        World.Book(World.Now.AddDays(2), each => each with { Canceled = true });

        var run = await World.SyncAsync(await World.ConnectAsync());

        Assert.Equal((2, 2, true), (run.Total, run.Created, run.Complete));
        Assert.Equal([CareTaskStatus.Pending, CareTaskStatus.Cancelled], (await World.TasksAsync()).Select(task => task.Status));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("100")]
    public async Task Sees_all_of_a_day_that_holds_more_than_a_page(string? pageSize)
    {
        World.Settings["Scheduling:Providers:Acuity:PageSize"] = pageSize ?? "1000";
        var day = World.Now.AddDays(3);
        for (var i = 0; i < 350; i++)
        {
            World.Book(day.AddMinutes(i / 5), each => each with { Canceled = i % 50 == 0 });
        }

        var id = await World.ConnectAsync();
        var run = await World.SyncAsync(id);

        Assert.Equal((350, 350, true), (run.Total, run.Created, run.Complete));
        Assert.Equal(350, (await World.TasksAsync()).DistinctBy(task => task.ExternalId).Count());
        Assert.Equal(HealthLevel.Healthy, (await World.ViewAsync(id)).Health.Level);
    }

    [Fact]
    public async Task Does_not_call_itself_complete_when_the_provider_shows_no_more_than_some_of_a_day()
    {
        var kept = World.Book(World.Now.AddDays(3));
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        var before = await World.RowAsync(id);
        World.Clock.Advance(TimeSpan.FromMinutes(10));
        World.Practice.Delete(kept);
        for (var i = 0; i < 120; i++)
        {
            World.Book(World.Now.AddDays(3).AddMinutes(i));
        }

        World.Practice.Faults.Add(new SandboxFault(FaultKind.HardCap) { Rows = 100 });
        var run = await World.SyncAsync(id);

        Assert.Equal((true, false), (run.Success, run.Complete));
        Assert.Contains("may be missing", run.Notice, StringComparison.Ordinal);
        Assert.Equal(0, run.Cancelled);
        Assert.True((await World.TaskAsync(kept)).IsOpen);
        var view = await World.ViewAsync(id);
        Assert.Equal(HealthLevel.Degraded, view.Health.Level);
        Assert.Contains("may be missing", view.Health.Reason, StringComparison.Ordinal);
        Assert.Equal(before.LastSyncedAt, view.LastSyncedAt);
        Assert.NotNull(before.LastSyncedAt);
    }

    [Fact]
    public async Task Was_never_synced_while_no_fetch_was_complete()
    {
        for (var i = 0; i < 110; i++)
        {
            World.Book(World.Now.AddDays(3).AddMinutes(i));
        }

        World.Practice.Faults.Add(new SandboxFault(FaultKind.HardCap) { Rows = 100 });
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);

        Assert.Null((await World.ViewAsync(id)).LastSyncedAt);
        World.Practice.Faults.Clear();
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await World.SyncAsync(id)).Complete);
        var view = await World.ViewAsync(id);
        Assert.Equal((HealthLevel.Healthy, World.Now, World.Now), (view.Health.Level, view.LastSyncedAt, view.Health.Since));
    }

    [Fact]
    public async Task Keeps_the_pages_that_came_before_a_failure()
    {
        World.Settings["Scheduling:Providers:Acuity:PageSize"] = "100";
        for (var i = 0; i < 260; i++)
        {
            World.Book(World.Now.AddDays(1 + (i % 80)).AddMinutes(i));
        }

        World.Practice.Faults.Add(new SandboxFault(FaultKind.ServerError) { Scope = FaultScope.Lists, Skip = 4 });
        var id = await World.ConnectAsync();
        var failed = await World.SyncAsync(id);

        Assert.Equal(FailureKind.Unavailable, failed.Failure);
        Assert.InRange(failed.Created, 1, 259);
        Assert.Equal(failed.Created, (await World.TasksAsync()).Count);

        World.Practice.Faults.Clear();
        var healed = await World.SyncAsync(id);
        Assert.Equal((260, 260 - failed.Created, failed.Created), (healed.Total, healed.Created, healed.Unchanged));
        Assert.Equal(260, (await World.TasksAsync()).DistinctBy(task => task.ExternalId).Count());
    }
}

public sealed class CompletenessTestsOnSqlite(SandboxHost sandbox) : CompletenessTests(StoreEngine.Sqlite, sandbox);

public sealed class CompletenessTestsOnPostgres(SandboxHost sandbox) : CompletenessTests(StoreEngine.PostgreSql, sandbox);
