using Remindly.Core;
using Remindly.Core.Persistence;
using Remindly.Core.Tasks;
using Remindly.Tests.Core.Care;
using Remindly.Tests.Core.Persistence;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Tasks;

// It is three in the afternoon in London, a Sunday.
public abstract class TodayQueriesTests(StoreEngine engine) : CareTest(engine)
{
    private TodayQueries Today => new(Database.Contexts, Clock);

    [Fact]
    public async Task A_day_is_what_is_due_what_is_late_and_what_nobody_has_yet()
    {
        await NewTaskAsync("last week", FakeClock.Start.AddDays(-7));
        await NewTaskAsync("yesterday", FakeClock.Start.AddDays(-1));
        await NewTaskAsync("this evening", FakeClock.Start.AddHours(5));
        var done = await NewTaskAsync("this morning", FakeClock.Start.AddHours(-6));
        await Tasks.CompleteAsync(Ana.Id, done.Id, Cancellation);
        var off = await NewTaskAsync("called off", FakeClock.Start.AddHours(2));
        await Tasks.ChangeAsync(Ana.Id, off.Id, new TaskChange { Status = CareTaskStatus.Cancelled }, Cancellation);
        await NewTaskAsync("tomorrow", FakeClock.Start.AddDays(1));
        var taken = await NewTaskAsync("taken", FakeClock.Start.AddDays(2));
        await Tasks.ClaimAsync(Ben.Id, taken.Id, Cancellation);
        await NewTaskAsync("in eight days", FakeClock.Start.AddDays(8));
        await NewTaskAsync("any time");

        var today = await ReadAsync();

        Assert.Equal(["yesterday", "last week"], Titles(today.Overdue));
        Assert.Equal(["this morning", "this evening"], Titles(today.Due));
        Assert.Equal(["tomorrow"], Titles(today.Free));
    }

    [Fact]
    public async Task Each_list_is_cut_and_says_so()
    {
        await Database.SaveAsync([
            .. Enumerable.Range(0, TodayQueries.MostDue + 1).Select(each => Rows.Task(Rosa, Ana, FakeClock.Start.AddMinutes(each))),
            .. Enumerable
                .Range(0, TodayQueries.MostOther + 1)
                .Select(each => Rows.Task(Rosa, Ana, FakeClock.Start.AddDays(-1).AddMinutes(each))),
            .. Enumerable
                .Range(0, TodayQueries.MostOther)
                .Select(each => Rows.Task(Rosa, Ana, FakeClock.Start.AddDays(1).AddMinutes(each))),
        ]);

        var today = await ReadAsync();

        Assert.Equal((TodayQueries.MostDue, true), (today.Due.Items.Count, today.Due.More));
        Assert.Equal((TodayQueries.MostOther, true), (today.Overdue.Items.Count, today.Overdue.More));
        Assert.Equal((TodayQueries.MostOther, false), (today.Free.Items.Count, today.Free.More));
    }

    [Fact]
    public async Task What_moved_since_yesterday_tells_its_first_and_its_last_time()
    {
        var (first, last) = (FakeClock.Start.AddDays(3), FakeClock.Start.AddDays(5));
        var task = await NewTaskAsync("Physiotherapy", first);
        await MoveAsync(Ana.Id, task.Id, FakeClock.Start.AddDays(4));
        await MoveAsync(Ben.Id, task.Id, last);

        var change = Assert.Single((await ReadAsync()).Changes.Items);

        Assert.Equal(
            (TaskEventKind.Moved, "Ben", (DateTimeOffset?)first, (DateTimeOffset?)last),
            (change.What, change.UserName, change.Before, change.After)
        );
        Assert.Equal(last, change.Task.ScheduledAt);
    }

    [Fact]
    public async Task What_a_sync_cancelled_is_told_without_a_person()
    {
        var id = await Database.AddSyncedTaskAsync(Rosa.Id, Ana.Id, says: Remindly.Core.Scheduling.ExternalStatus.Cancelled);
        await Database.SaveAsync(new TaskEvent(id, TaskEventKind.Vanished, FakeClock.Start, null, "{\"reason\":\"gone\"}"));

        var change = Assert.Single((await ReadAsync()).Changes.Items);

        Assert.Equal((TaskEventKind.Vanished, (Guid?)null), (change.What, change.UserId));
    }

    [Fact]
    public async Task What_changed_before_yesterday_or_in_other_ways_is_not_told()
    {
        var old = await NewTaskAsync("moved long ago", FakeClock.Start.AddDays(9));
        await MoveAsync(Ana.Id, old.Id, FakeClock.Start.AddDays(10));
        Clock.Advance(TimeSpan.FromDays(2));
        var renamed = await NewTaskAsync("renamed", FakeClock.Start.AddDays(9));
        await Tasks.ChangeAsync(Ana.Id, renamed.Id, new TaskChange { Title = "Renamed" }, Cancellation);
        await Tasks.ChangeAsync(Ana.Id, old.Id, new TaskChange { Notes = "Bring the card." }, Cancellation);

        Assert.Empty((await ReadAsync()).Changes.Items);
    }

    [Fact]
    public async Task The_latest_changes_come_first_and_no_more_than_fit()
    {
        for (var each = 0; each <= TodayQueries.MostChanges; each++)
        {
            var task = await NewTaskAsync($"Task {each}", FakeClock.Start.AddDays(3));
            await MoveAsync(Ana.Id, task.Id, FakeClock.Start.AddDays(4));
        }

        var changes = (await ReadAsync()).Changes;

        Assert.True(changes.More);
        Assert.Equal(TodayQueries.MostChanges, changes.Items.Count);
        Assert.Equal($"Task {TodayQueries.MostChanges}", changes.Items[0].Task.Title);
    }

    [Fact]
    public async Task A_strangers_day_is_not_there()
    {
        Assert.IsType<Outcome<SeniorToday>.Missing>(await Today.ReadAsync(Sam.Id, Rosa.Id, Cancellation));
        Assert.IsType<Outcome<SeniorToday>.Missing>(await Today.ReadAsync(Ana.Id, Guid.NewGuid(), Cancellation));
        Assert.IsType<Outcome<SeniorToday>.Done>(await Today.ReadAsync(Vera.Id, Rosa.Id, Cancellation));
    }

    private async Task<SeniorToday> ReadAsync() => Done(await Today.ReadAsync(Ana.Id, Rosa.Id, Cancellation));

    private async Task MoveAsync(Guid userId, Guid taskId, DateTimeOffset to) =>
        Done(await Tasks.ChangeAsync(userId, taskId, new TaskChange { ScheduledAt = to }, Cancellation));

    private static IEnumerable<string> Titles(Few<TaskSummary> few) => few.Items.Select(task => task.Title);
}

public sealed class TodayQueriesTestsOnSqlite() : TodayQueriesTests(StoreEngine.Sqlite);

public sealed class TodayQueriesTestsOnPostgres() : TodayQueriesTests(StoreEngine.PostgreSql);
