using Remindly.Core.Persistence;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Tasks;
using Remindly.Tests.Builders;
using Remindly.Tests.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

/// <summary>Providers that cannot be asked for one appointment: only the guard stands between a mistake and a cancellation.</summary>
public abstract class VanishedFromFeedTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    [Theory]
    [InlineData(10, 2, false)]
    [InlineData(10, 3, false)]
    [InlineData(10, 4, true)]
    [InlineData(3, 2, false)]
    [InlineData(1, 1, true)]
    [InlineData(100, 25, false)]
    [InlineData(100, 26, true)]
    public async Task Some_missing_of_some_upcoming(int known, int missing, bool held)
    {
        var id = await SyncedAsync(known);
        World.Feed.Appointments.RemoveRange(0, missing);

        var run = await World.SyncAsync(id);

        var cancelled = (await World.TasksAsync()).Count(task => task.Status == CareTaskStatus.Cancelled);
        Assert.Equal(held ? (0, 0) : (missing, missing), (run.Cancelled, cancelled));
        var view = await World.ViewAsync(id);
        Assert.Equal(held ? missing : 0, view.MissingHeld);
        Assert.Equal(held ? HealthLevel.Degraded : HealthLevel.Healthy, view.Health.Level);
    }

    [Fact]
    public async Task What_is_over_does_not_count_among_the_upcoming()
    {
        var id = await SyncedAsync(4);
        World.Clock.Advance(TimeSpan.FromDays(3));
        World.Feed.Appointments.RemoveRange(0, 2);

        Assert.Equal(2, (await World.SyncAsync(id)).Cancelled);
    }

    [Fact]
    public async Task They_are_gone_once_a_person_says_so()
    {
        var id = await SyncedAsync(5);
        World.Feed.Appointments.Clear();
        Assert.Equal(0, (await World.SyncAsync(id)).Cancelled);

        Assert.Equal(5, (await World.SyncAsync(id, acceptsAbsence: true)).Cancelled);
        Assert.Equal((HealthLevel.Healthy, 0), ((await World.ViewAsync(id)).Health.Level, (await World.ViewAsync(id)).MissingHeld));
    }

    private async Task<Guid> SyncedAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            World.Feed.Appointments.Add(new AppointmentBuilder($"a{i}", World.Now.AddDays(1).AddHours(i)).Build());
        }

        var id = await World.ConnectFeedAsync();
        await World.SyncAsync(id);
        return id;
    }
}

public sealed class VanishedFromFeedTestsOnSqlite(SandboxHost sandbox) : VanishedFromFeedTests(StoreEngine.Sqlite, sandbox);

public sealed class VanishedFromFeedTestsOnPostgres(SandboxHost sandbox) : VanishedFromFeedTests(StoreEngine.PostgreSql, sandbox);
