using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Builders;
using Remindly.Tests.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

/// <summary>A person changes an integration while a run of it is at work.</summary>
public abstract class ChangedMeanwhileTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    [Fact]
    public async Task New_settings_are_kept_and_synced_at_once()
    {
        var (id, gate, running) = await RunningAsync();
        await World.ChangeAsync(id, new IntegrationChange { Settings = new SyncSettings { DaysAhead = 300 } });
        gate.Open();
        Assert.True(Assert.IsType<SyncAnswer.Finished>(await running).Run.Success);

        var view = await World.ViewAsync(id);
        Assert.Equal((300, World.Now), (view.Settings.DaysAhead, view.Health.NextSyncAt));
    }

    [Fact]
    public async Task Paused_it_stays_paused()
    {
        var (id, gate, running) = await RunningAsync();
        await World.ChangeAsync(id, new IntegrationChange { Status = IntegrationStatus.Inactive });
        gate.Open();
        Assert.True(Assert.IsType<SyncAnswer.Finished>(await running).Run.Success);

        var view = await World.ViewAsync(id);
        Assert.Equal((IntegrationStatus.Inactive, HealthLevel.Paused), (view.Status, view.Health.Level));
        Assert.Null(view.Health.NextSyncAt);
        Assert.IsType<SyncAnswer.Inactive>(await World.AskAsync(id));
    }

    [Fact]
    public async Task The_failure_of_the_old_credentials_is_not_held_against_the_new_ones()
    {
        var (id, gate, running) = await RunningAsync(failsWith: FailureKind.Unauthorized);
        await World.ChangeAsync(id, new IntegrationChange { Credentials = new Credentials { AccessToken = "a-new-token" } });
        gate.Open();

        Assert.Equal(FailureKind.Unauthorized, Assert.IsType<SyncAnswer.Finished>(await running).Run.Failure);
        var view = await World.ViewAsync(id);
        Assert.Equal((IntegrationStatus.Active, World.Now), (view.Status, view.Health.NextSyncAt));
        Assert.Null(view.LastError);
    }

    [Fact]
    public async Task Changing_is_possible_as_often_as_one_likes_while_it_ends()
    {
        var (id, gate, running) = await RunningAsync();
        gate.Open();
        for (var i = 1; i <= 20; i++)
        {
            await World.ChangeAsync(id, new IntegrationChange { Settings = new SyncSettings { DaysAhead = 100 + i } });
        }

        Assert.True(Assert.IsType<SyncAnswer.Finished>(await running).Run.Success);
        Assert.Equal(120, (await World.ViewAsync(id)).Settings.DaysAhead);
        Assert.NotNull((await World.ViewAsync(id)).LastSyncedAt);
    }

    private async Task<(Guid Integration, Gate Gate, Task<SyncAnswer> Running)> RunningAsync(FailureKind? failsWith = null)
    {
        World.Feed.Pages.Enqueue(new AppointmentPage([new AppointmentBuilder("a", World.Now.AddDays(1)).Build()], []));
        var id = await World.ConnectFeedAsync();
        var gate = Gate.Before(World.Feed);
        if (failsWith is { } kind)
        {
            var held = World.Feed.AfterPage;
            World.Feed.AfterPage = async (page, cancellation) =>
            {
                await held(page, cancellation);
                throw new ProviderException(kind);
            };
        }

        var running = World.AskAsync(id);
        await gate.Reached;
        return (id, gate, running);
    }
}

public sealed class ChangedMeanwhileTestsOnSqlite(SandboxHost sandbox) : ChangedMeanwhileTests(StoreEngine.Sqlite, sandbox);

public sealed class ChangedMeanwhileTestsOnPostgres(SandboxHost sandbox) : ChangedMeanwhileTests(StoreEngine.PostgreSql, sandbox);
