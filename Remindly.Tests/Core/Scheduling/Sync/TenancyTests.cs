using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Tests.Builders;
using Remindly.Tests.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

public abstract class TenancyTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    [Fact]
    public async Task Two_families_on_one_account_never_touch_each_others_tasks()
    {
        var booked = World.BookMany(4);
        var ben = await World.AddCaregiverAsync("Ben");
        var otto = await World.AddSeniorAsync(new SeniorBuilder().Named("Otto Berg"), ben);
        var (roses, ottos) = (await World.ConnectAsync(), await World.ConnectAsync(ben, otto, World.Practice));
        await World.SyncAsync(roses);
        await World.SyncAsync(ottos);
        Assert.Equal((4, 4), ((await World.TasksAsync()).Count, (await World.TasksAsync(otto)).Count));
        var before = await RowsAsync(otto);

        await World.TouchAsync(booked[0], (task, now) => task.Dismiss(now));
        World.Practice.Move(booked[1], World.Now.AddDays(20));
        World.Practice.Delete(booked[2]);
        World.Practice.Cancel(booked[3]);
        var run = await World.SyncAsync(roses);
        Assert.Equal((2, 1), (run.Updated, run.Cancelled));
        Assert.Equal(before, await RowsAsync(otto));

        await World.DisconnectAsync(roses, deleteTasks: true);
        Assert.Equal(before, await RowsAsync(otto));
        Assert.Equal((2, 1), await UpdatedAndCancelledAsync(ottos));
        Assert.All(await World.TasksAsync(), task => Assert.NotNull(task.PurgeAt));
    }

    private async Task<(int, int)> UpdatedAndCancelledAsync(Guid id)
    {
        var run = await World.SyncAsync(id);
        return (run.Updated, run.Cancelled);
    }

    private async Task<string> RowsAsync(Senior senior) =>
        string.Join(
            '\n',
            (await World.TasksAsync(senior)).Select(task =>
                $"{task.Id} {task.ExternalId} {task.Status} {task.ScheduledAt:O} {task.Version} {task.UpdatedAt:O} {task.SchedulingIntegrationId}"
            )
        );
}

public sealed class TenancyTestsOnSqlite(SandboxHost sandbox) : TenancyTests(StoreEngine.Sqlite, sandbox);

public sealed class TenancyTestsOnPostgres(SandboxHost sandbox) : TenancyTests(StoreEngine.PostgreSql, sandbox);
