using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Tasks;
using Remindly.Tests.Core.Scheduling.Sync;
using Remindly.Tests.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling;

public abstract class ReconnectTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    [Fact]
    public async Task A_new_key_on_the_same_connection_keeps_the_tasks_with_all_that_is_on_them_and_doubles_none()
    {
        var booked = World.BookMany(4);
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        var tasks = World.Here.Get<TaskService>();
        var noted = (await World.TaskAsync(booked[0])).Id;
        await tasks.ChangeAsync(World.Ana.Id, noted, new TaskChange { Notes = "Bring the walker." }, Cancellation);
        await tasks.ClaimAsync(World.Ana.Id, noted, Cancellation);
        await tasks.CompleteAsync(World.Ana.Id, (await World.TaskAsync(booked[1])).Id, Cancellation);
        await tasks.RemoveAsync(World.Ana.Id, (await World.TaskAsync(booked[2])).Id, Cancellation);
        World.Practice.ApiKey = $"key-{Guid.NewGuid():N}";
        Assert.Equal(FailureKind.Unauthorized, (await World.SyncAsync(id)).Failure);
        World.Practice.Move(booked[3], World.Now.AddDays(12));
        var (before, history) = (await World.TasksAsync(), await World.HistoryAsync(booked[0]));

        await World.ChangeAsync(id, new IntegrationChange { Credentials = new Credentials { ApiKey = World.Practice.ApiKey } });
        var run = await World.SyncAsync(id);

        Assert.Equal((0, 1, 3, 0), (run.Created, run.Updated, run.Unchanged, run.Cancelled));
        Assert.Equal(HealthLevel.Healthy, (await World.ViewAsync(id)).Health.Level);
        Assert.Equal(before.Select(Family).Order(), (await World.TasksAsync()).Select(Family).Order());
        Assert.Equal("Bring the walker.", (await World.TaskAsync(booked[0])).Notes);
        Assert.Equal(history.Select(line => line.Id), (await World.HistoryAsync(booked[0])).Select(line => line.Id));
        Assert.Equal(World.Now.AddDays(12), (await World.TaskAsync(booked[3])).ScheduledAt);
    }

    private static string Family(CareTask task) =>
        $"{task.Id} {task.SchedulingIntegrationId} {task.Status} {task.AssignedTo} {task.Notes} {task.DismissedAt:O} {task.CompletedAt:O}";
}

public sealed class ReconnectTestsOnSqlite(SandboxHost sandbox) : ReconnectTests(StoreEngine.Sqlite, sandbox);

public sealed class ReconnectTestsOnPostgres(SandboxHost sandbox) : ReconnectTests(StoreEngine.PostgreSql, sandbox);
