using Remindly.Core;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Tasks;
using Remindly.Tests.Core.Care;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Tasks;

public sealed class SyncedTaskTests() : CareTest(StoreEngine.Sqlite)
{
    public static readonly TheoryData<TaskChange> Managed =
    [
        new TaskChange { Title = "Mine" },
        new TaskChange { Description = null },
        new TaskChange { ScheduledAt = FakeClock.Start },
        new TaskChange { DurationMinutes = 30 },
        new TaskChange { Location = "Elsewhere" },
        new TaskChange { Status = CareTaskStatus.Cancelled },
    ];

    [Theory]
    [MemberData(nameof(Managed))]
    public async Task What_the_provider_owns_is_changed_there(TaskChange change)
    {
        var id = await Database.AddSyncedTaskAsync(Rosa.Id, Ana.Id);

        Assert.Equal("managed_by_provider", Conflict(await ChangeAsync(id, change with { Notes = "and mine" })));
        Assert.Null(Done(await Queries.GetAsync(Ana.Id, id, Cancellation)).Task.Notes);
    }

    [Fact]
    public async Task What_the_provider_owns_may_be_sent_back_as_it_was()
    {
        var id = await Database.AddSyncedTaskAsync(Rosa.Id, Ana.Id);
        var was = Done(await Queries.GetAsync(Ana.Id, id, Cancellation)).Task;

        var changed = Done(
            await ChangeAsync(
                id,
                new TaskChange
                {
                    Title = $" {was.Title} ",
                    Description = was.Description,
                    ScheduledAt = was.ScheduledAt,
                    DurationMinutes = was.DurationMinutes,
                    Location = was.Location,
                    Notes = "Bring water",
                    Priority = CareTaskPriority.High,
                    AssignedTo = Ben.Id,
                }
            )
        );

        Assert.Equal(("Bring water", CareTaskStatus.Assigned, was.Description), (changed.Notes, changed.Status, changed.Description));
    }

    [Fact]
    public async Task Once_disconnected_it_is_the_familys()
    {
        var id = await Database.AddSyncedTaskAsync(Rosa.Id, Ana.Id, connected: false);

        Assert.Equal("Mine", Done(await ChangeAsync(id, new TaskChange { Title = "Mine" })).Title);
        Assert.Equal(CareTaskStatus.Cancelled, Done(await ChangeAsync(id, new TaskChange { Status = CareTaskStatus.Cancelled })).Status);
    }

    [Theory]
    [InlineData(ExternalStatus.Cancelled)]
    [InlineData(ExternalStatus.NoShow)]
    public async Task A_cancellation_there_is_not_undone_here(ExternalStatus says)
    {
        var id = await Database.AddSyncedTaskAsync(Rosa.Id, Ana.Id, says: says);

        Assert.Equal("managed_by_provider", Conflict(await Tasks.ReopenAsync(Ana.Id, id, Cancellation)));
        Assert.Equal("managed_by_provider", Conflict(await Tasks.CompleteAsync(Ana.Id, id, Cancellation)));
    }

    [Fact]
    public async Task Removing_it_dismisses_it_and_it_can_come_back()
    {
        var id = await Database.AddSyncedTaskAsync(Rosa.Id, Ana.Id);

        Assert.Equal(TaskRemoval.Dismissed, Done(await Tasks.RemoveAsync(Ben.Id, id, Cancellation)));
        Assert.Empty(Done(await Queries.ListAsync(Ana.Id, new TaskFilter(), new PageRequest(), Cancellation)).Items);
        Assert.IsType<Outcome<TaskDetail>.Missing>(await Queries.GetAsync(Ana.Id, id, Cancellation));
        Assert.IsType<Outcome<TaskSummary>.Missing>(await Tasks.CompleteAsync(Ana.Id, id, Cancellation));
        Assert.IsType<Outcome<TaskRemoval>.Missing>(await Tasks.RemoveAsync(Ana.Id, id, Cancellation));
        Assert.IsType<Outcome<TaskSummary>.Forbidden>(await Tasks.RestoreAsync(Vera.Id, id, Cancellation));

        Assert.Equal(id, Done(await Tasks.RestoreAsync(Ana.Id, id, Cancellation)).Id);
        var history = Done(await Queries.HistoryAsync(Ana.Id, id, new PageRequest(), Cancellation)).Items;
        Assert.Equal([TaskEventKind.Restored, TaskEventKind.Dismissed], history.Select(entry => entry.Kind));
    }

    [Fact]
    public async Task Its_detail_has_the_providers_record_whole() =>
        Assert.Equal(
            SyncedTask.Metadata,
            Done(await Queries.GetAsync(Vera.Id, await Database.AddSyncedTaskAsync(Rosa.Id, Ana.Id), Cancellation)).SyncMetadata
        );

    private Task<Outcome<TaskSummary>> ChangeAsync(Guid id, TaskChange change) => Tasks.ChangeAsync(Ana.Id, id, change, Cancellation);
}
