using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Core.Tasks;
using Remindly.Tests.Web.Sandbox;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

public abstract class TaskRefreshTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    [Fact]
    public async Task Takes_over_what_changed_and_says_whether_anything_did()
    {
        var (_, booked) = await SyncedAsync();
        Assert.False(SyncWorld.Done(await RefreshAsync(booked)));
        World.Practice.Move(booked, World.Now.AddDays(3));

        Assert.True(SyncWorld.Done(await RefreshAsync(booked)));

        Assert.Equal(World.Now.AddDays(3), (await World.TaskAsync(booked)).ScheduledAt);
        Assert.Equal(1, World.Practice.Requests.Count("GET /appointments"));
    }

    [Fact]
    public async Task One_that_is_gone_is_cancelled_once()
    {
        var (_, booked) = await SyncedAsync();
        World.Practice.Delete(booked);

        Assert.True(SyncWorld.Done(await RefreshAsync(booked)));
        Assert.False(SyncWorld.Done(await RefreshAsync(booked)));

        Assert.Equal(CareTaskStatus.Cancelled, (await World.TaskAsync(booked)).Status);
        Assert.Single(await World.HistoryAsync(booked));
    }

    [Fact]
    public async Task One_that_is_now_somebody_elses_is_cancelled_and_nothing_of_theirs_is_stored()
    {
        var (_, booked) = await SyncedAsync(new SyncSettings { Match = MatchMode.Client });
        World.Practice.Change(booked, each => each with { FirstName = "Walter", LastName = "Boyd", Email = "walter@example.org" });

        Assert.True(SyncWorld.Done(await RefreshAsync(booked)));

        Assert.Equal(CareTaskStatus.Cancelled, (await World.TaskAsync(booked)).Status);
        Assert.DoesNotContain("Boyd", await StoredRows.OfTasksAsync(Database), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.Unauthorized, "unauthorized")]
    [InlineData(FaultKind.ServerError, "unavailable")]
    [InlineData(FaultKind.Html, "invalid_response")]
    public async Task A_provider_that_fails_changes_nothing(FaultKind fault, string code)
    {
        World.Settings["Scheduling:Providers:Acuity:Retries"] = "0";
        var (_, booked) = await SyncedAsync();
        var before = await StoredRows.OfTasksAsync(Database);
        World.Practice.Faults.Add(fault);

        Assert.Equal(code, Assert.IsType<Outcome<bool>.ProviderFailed>(await RefreshAsync(booked)).Code);

        Assert.Equal(before, await StoredRows.OfTasksAsync(Database));
    }

    [Fact]
    public async Task Only_a_connected_task_of_an_active_integration_can_be_read_again()
    {
        var (id, booked) = await SyncedAsync();
        await World.ChangeAsync(id, new IntegrationChange { Status = IntegrationStatus.Inactive });
        Assert.Equal("inactive", Assert.IsType<Outcome<bool>.Conflict>(await RefreshAsync(booked)).Code);
        await World.DisconnectAsync(id);
        Assert.Equal("not_connected", Assert.IsType<Outcome<bool>.Conflict>(await RefreshAsync(booked)).Code);
    }

    [Fact]
    public async Task A_task_that_is_disconnected_meanwhile_is_left_alone()
    {
        World.Feed.Info = World.Feed.Info with { LooksUpById = true };
        World.Feed.Appointments.Add(new Builders.AppointmentBuilder("7", World.Now.AddDays(1)).Build());
        var id = await World.ConnectFeedAsync();
        await World.SyncAsync(id);
        World.Feed.LookUp = _ =>
        {
            World.DisconnectAsync(id).GetAwaiter().GetResult();
            return new Builders.AppointmentBuilder("7", World.Now.AddDays(2)).Build();
        };

        Assert.Equal("not_connected", Assert.IsType<Outcome<bool>.Conflict>(await RefreshAsync(7)).Code);

        Assert.Equal(World.Now.AddDays(1), (await World.TaskAsync(7)).ScheduledAt);
    }

    [Fact]
    public async Task A_viewer_may_not_and_for_a_stranger_there_is_no_such_task()
    {
        var (_, booked) = await SyncedAsync();
        var task = (await World.TaskAsync(booked)).Id;
        var refresh = World.Here.Get<TaskRefresh>();
        var viewer = await World.AddCaregiverAsync("Vic", World.Rosa, CircleRole.Viewer);
        var helper = await World.AddCaregiverAsync("Hal", World.Rosa, CircleRole.Helper);
        var stranger = await World.AddCaregiverAsync("Eve");
        var requests = World.Practice.Requests.Total;

        Assert.IsType<Outcome<bool>.Forbidden>(await refresh.RefreshAsync(viewer.Id, task, Cancellation));
        Assert.IsType<Outcome<bool>.Missing>(await refresh.RefreshAsync(stranger.Id, task, Cancellation));
        Assert.Equal(requests, World.Practice.Requests.Total);
        Assert.IsType<Outcome<bool>.Done>(await refresh.RefreshAsync(helper.Id, task, Cancellation));
    }

    private async Task<Outcome<bool>> RefreshAsync(long booked) =>
        await World.Here.Get<TaskRefresh>().RefreshAsync(World.Ana.Id, (await World.TaskAsync(booked)).Id, Cancellation);

    private async Task<(Guid Integration, long Booked)> SyncedAsync(SyncSettings? settings = null)
    {
        var booked = World.Book(World.Now.AddDays(1));
        var id = await World.ConnectAsync(settings);
        await World.SyncAsync(id);
        return (id, booked);
    }
}

public sealed class TaskRefreshTestsOnSqlite(SandboxHost sandbox) : TaskRefreshTests(StoreEngine.Sqlite, sandbox);

public sealed class TaskRefreshTestsOnPostgres(SandboxHost sandbox) : TaskRefreshTests(StoreEngine.PostgreSql, sandbox);
