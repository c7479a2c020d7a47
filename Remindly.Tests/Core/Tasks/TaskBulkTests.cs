using Microsoft.EntityFrameworkCore;
using Remindly.Core;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Tasks;
using Remindly.Tests.Core.Care;
using Xunit;

namespace Remindly.Tests.Core.Tasks;

public sealed class TaskBulkTests() : CareTest(StoreEngine.Sqlite)
{
    private TaskBulk Bulk => new(Tasks);

    [Fact]
    public async Task Each_task_is_done_or_said_why_not()
    {
        var bread = await NewTaskAsync();
        var cancelled = await Database.AddSyncedTaskAsync(Rosa.Id, Ana.Id, says: ExternalStatus.Cancelled);
        var hidden = Done(await Tasks.CreateAsync(Sam.Id, Otto.Id, new TaskChange { Title = "Sam's" }, Cancellation));

        var answer = Done(await RunAsync(Ana.Id, TaskBulkAction.Complete, bread.Id, cancelled, hidden.Id, bread.Id));

        Assert.Equal([bread.Id], answer.Done);
        Assert.Equal(
            [(cancelled, "managed_by_provider"), (hidden.Id, "not_found")],
            answer.NotDone.Select(each => (each.TaskId, each.Code))
        );
        Assert.Equal(CareTaskStatus.Completed, Done(await Queries.GetAsync(Ana.Id, bread.Id, Cancellation)).Task.Status);
        Assert.Equal(CareTaskStatus.Pending, Done(await Queries.GetAsync(Sam.Id, hidden.Id, Cancellation)).Task.Status);
    }

    [Fact]
    public async Task All_are_given_deleted_and_brought_back()
    {
        var ids = new[] { (await NewTaskAsync("a")).Id, (await NewTaskAsync("b")).Id };

        Done(await Bulk.RunAsync(Ben.Id, ids, TaskBulkAction.Assign, Ben.Id, Cancellation));
        Assert.All(await ListAsync(), task => Assert.Equal(Ben.Id, task.AssignedTo));
        Done(await RunAsync(Ben.Id, TaskBulkAction.Delete, ids));
        Assert.Empty(await ListAsync());
        Done(await RunAsync(Ben.Id, TaskBulkAction.Restore, ids));
        Assert.Equal(ids.Order(), (await ListAsync()).Select(task => task.Id).Order());
        Done(await RunAsync(Ben.Id, TaskBulkAction.Complete, ids));
        Assert.Equal(ids, Done(await RunAsync(Ben.Id, TaskBulkAction.Reopen, ids)).Done);
    }

    [Fact]
    public async Task Somebody_who_cannot_have_it_and_a_viewer_change_nothing()
    {
        var task = await NewTaskAsync();

        var given = Done(await Bulk.RunAsync(Ana.Id, [task.Id], TaskBulkAction.Assign, Sam.Id, Cancellation));
        Assert.Equal("invalid", Assert.Single(given.NotDone).Code);
        Assert.Equal("forbidden", Assert.Single(Done(await RunAsync(Vera.Id, TaskBulkAction.Delete, task.Id)).NotDone).Code);
        Assert.Equal(task, Done(await Queries.GetAsync(Ana.Id, task.Id, Cancellation)).Task);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public async Task It_is_for_1_to_200_tasks(int count) =>
        Assert.Equal(
            ["task_ids"],
            Refused(await RunAsync(Ana.Id, TaskBulkAction.Delete, [.. Enumerable.Range(0, count).Select(_ => Guid.NewGuid())]))
        );

    [Fact]
    public async Task What_was_deleted_goes_for_good_after_30_days_and_what_a_provider_has_does_not()
    {
        var manual = await NewTaskAsync();
        var synced = await Database.AddSyncedTaskAsync(Rosa.Id, Ana.Id);
        Done(await RunAsync(Ana.Id, TaskBulkAction.Delete, manual.Id, synced));
        var purge = new TaskPurge(Database.Contexts, Clock);

        Clock.Advance(TimeSpan.FromDays(30));
        await purge.RunAsync(Cancellation);
        Assert.Equal(2, await CountAsync());
        Clock.Advance(TimeSpan.FromSeconds(1));
        await purge.RunAsync(Cancellation);

        Assert.Equal(1, await CountAsync());
        Assert.IsType<Outcome<TaskSummary>.Missing>(await Tasks.RestoreAsync(Ana.Id, manual.Id, Cancellation));
        Assert.Equal(synced, Done(await Tasks.RestoreAsync(Ana.Id, synced, Cancellation)).Id);
    }

    private Task<Outcome<TaskBulkAnswer>> RunAsync(Guid userId, TaskBulkAction action, params Guid[] ids) =>
        Bulk.RunAsync(userId, ids, action, null, Cancellation);

    private async Task<IReadOnlyList<TaskSummary>> ListAsync() =>
        Done(await Queries.ListAsync(Ana.Id, new TaskFilter(), new PageRequest(), Cancellation)).Items;

    private async Task<int> CountAsync()
    {
        await using var db = Database.Open();
        return await db.Tasks.CountAsync(Cancellation);
    }
}
