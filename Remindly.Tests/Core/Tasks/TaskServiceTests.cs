using System.Text.Json;
using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Tasks;
using Remindly.Tests.Core.Care;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Tasks;

public abstract class TaskServiceTests(StoreEngine engine) : CareTest(engine)
{
    private static readonly DateTimeOffset Tomorrow = FakeClock.Start.AddDays(1);

    [Fact]
    public async Task A_new_task_is_kept_as_written_less_the_blanks()
    {
        var fields = new TaskChange
        {
            Title = "  Buy\tbread\u0000 \u0007",
            Description = " one\r\ntwo\n ",
            Type = CareTaskType.Errand,
            Priority = CareTaskPriority.High,
            ScheduledAt = new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.FromHours(2)),
            DurationMinutes = 30,
            Location = "",
            AssignedTo = Ben.Id,
        };

        var task = Done(await Tasks.CreateAsync(Ana.Id, Rosa.Id, fields, Cancellation));

        Assert.Equal("Buy bread", task.Title);
        Assert.Equal("one\ntwo", task.Description);
        Assert.Null(task.Location);
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 7, 0, 0, TimeSpan.Zero), task.ScheduledAt);
        Assert.Equal(TimeSpan.Zero, task.ScheduledAt!.Value.Offset);
        Assert.Equal((CareTaskStatus.Assigned, "Ben", Ana.Id, 1), (task.Status, task.AssigneeName, task.CreatedBy, task.Version));
        Assert.Equal(task, Done(await Queries.GetAsync(Ana.Id, task.Id, Cancellation)).Task);
    }

    [Fact]
    public async Task What_cannot_be_used_is_named_all_at_once()
    {
        var fields = new TaskChange
        {
            Title = " \n ",
            Description = new string('x', TaskLimits.Text + 1),
            Location = new string('x', TaskLimits.Location + 1),
            Notes = new string('x', TaskLimits.Text + 1),
            ScheduledAt = new DateTimeOffset(1899, 12, 31, 0, 0, 0, TimeSpan.Zero),
            DurationMinutes = 0,
            AssignedTo = Vera.Id,
            Status = CareTaskStatus.Pending,
        };

        var fields2 = fields with { AssignedTo = Sam.Id, DurationMinutes = 10_081, ScheduledAt = DateTimeOffset.MaxValue };

        string[] expected = ["assigned_to", "description", "duration_minutes", "location", "notes", "scheduled_at", "title"];
        Assert.Equal(expected, Refused(await Tasks.CreateAsync(Ana.Id, Rosa.Id, fields, Cancellation)).Order());
        Assert.Equal(expected, Refused(await Tasks.CreateAsync(Ana.Id, Rosa.Id, fields2, Cancellation)).Order());
    }

    [Fact]
    public async Task A_change_leaves_what_it_does_not_name_and_clears_what_it_names_null()
    {
        var task = Done(
            await Tasks.CreateAsync(
                Ana.Id,
                Rosa.Id,
                new TaskChange
                {
                    Title = "Bread",
                    Notes = "rye",
                    Location = "corner",
                    DurationMinutes = 20,
                    ScheduledAt = Tomorrow,
                },
                Cancellation
            )
        );

        var changed = Done(
            await Tasks.ChangeAsync(
                Ben.Id,
                task.Id,
                new TaskChange
                {
                    Notes = null,
                    DurationMinutes = null,
                    ScheduledAt = null,
                },
                Cancellation
            )
        );

        Assert.Equal(("Bread", "corner"), (changed.Title, changed.Location));
        Assert.Equal((null, null, null), (changed.Notes, changed.DurationMinutes, changed.ScheduledAt));
        Assert.Equal(2, changed.Version);
        Assert.Equal(["title"], Refused(await Tasks.ChangeAsync(Ben.Id, task.Id, new TaskChange { Title = null }, Cancellation)));
        Assert.Equal(["status"], Refused(await Tasks.ChangeAsync(Ben.Id, task.Id, new TaskChange { Status = null }, Cancellation)));
    }

    [Fact]
    public async Task A_stale_version_changes_nothing()
    {
        var task = await NewTaskAsync();
        Done(await Tasks.ChangeAsync(Ben.Id, task.Id, new TaskChange { Notes = "Ben's", Version = 1 }, Cancellation));

        Assert.Equal(
            "stale_version",
            Conflict(await Tasks.ChangeAsync(Ana.Id, task.Id, new TaskChange { Title = "x", Version = 1 }, Cancellation))
        );
        Assert.Equal("Ben's", Done(await Queries.GetAsync(Ana.Id, task.Id, Cancellation)).Task.Notes);
        Assert.Equal("mine", Done(await Tasks.ChangeAsync(Ana.Id, task.Id, new TaskChange { Notes = "mine" }, Cancellation)).Notes);
    }

    [Fact]
    public async Task A_change_that_changes_nothing_leaves_no_trace()
    {
        var task = await NewTaskAsync("Bread", Tomorrow);
        Clock.Advance(TimeSpan.FromMinutes(1));

        var same = Done(
            await Tasks.ChangeAsync(
                Ana.Id,
                task.Id,
                new TaskChange
                {
                    Title = "Bread",
                    ScheduledAt = Tomorrow.ToOffset(TimeSpan.FromHours(5)),
                    SeniorId = Rosa.Id,
                    Status = CareTaskStatus.Pending,
                },
                Cancellation
            )
        );

        Assert.Equal(task, same);
        Assert.Equal([TaskEventKind.Created], await HistoryAsync(task.Id));
    }

    [Fact]
    public async Task A_task_stays_with_its_senior()
    {
        var task = await NewTaskAsync();

        Assert.Equal(["senior_id"], Refused(await Tasks.ChangeAsync(Ana.Id, task.Id, new TaskChange { SeniorId = Otto.Id }, Cancellation)));
    }

    [Fact]
    public async Task Two_who_write_at_once_without_a_version_both_get_their_fields_in()
    {
        var task = await NewTaskAsync();

        var writes = Enumerable
            .Range(0, 8)
            .Select(each =>
                Tasks.ChangeAsync(
                    each % 2 == 0 ? Ana.Id : Ben.Id,
                    task.Id,
                    each % 2 == 0 ? new TaskChange { Notes = $"notes {each}" } : new TaskChange { Location = $"place {each}" },
                    Cancellation
                )
            );
        Assert.All(await Task.WhenAll(writes), outcome => Done(outcome));

        var end = Done(await Queries.GetAsync(Ana.Id, task.Id, Cancellation)).Task;
        Assert.Equal(9, end.Version);
        Assert.StartsWith("notes", end.Notes, StringComparison.Ordinal);
        Assert.StartsWith("place", end.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_who_claim_at_once_one_gets_it()
    {
        var helpers = Enumerable.Range(0, 6).Select(each => Person($"Helper{each}")).ToArray();
        await Database.SaveAsync([.. helpers]);
        await Database.SaveAsync([.. helpers.Select(helper => new CircleMember(Rosa.Id, helper.Id, CircleRole.Helper, FakeClock.Start))]);
        var task = await NewTaskAsync();

        var claims = await Task.WhenAll(helpers.Select(helper => Tasks.ClaimAsync(helper.Id, task.Id, Cancellation)));

        var won = Done(Assert.Single(claims, claim => claim is Outcome<TaskSummary>.Done));
        Assert.All(
            claims.Where(claim => claim is not Outcome<TaskSummary>.Done),
            claim => Assert.Equal("already_claimed", Conflict(claim))
        );
        Assert.DoesNotContain(
            claims.OfType<Outcome<TaskSummary>.Conflict>(),
            claim => claim.Message.Contains("Helper", StringComparison.Ordinal)
        );
        Assert.Equal(won, Done(await Tasks.ClaimAsync(won.AssignedTo!.Value, task.Id, Cancellation)));
        Assert.Equal([TaskEventKind.Assigned, TaskEventKind.Created], await HistoryAsync(task.Id));
    }

    [Fact]
    public async Task A_task_is_given_to_owners_and_helpers_alone()
    {
        var task = await NewTaskAsync();

        var given = Done(await Tasks.AssignAsync(Ana.Id, task.Id, Ben.Id, Cancellation));
        Assert.Equal((CareTaskStatus.Assigned, Ben.Id), (given.Status, given.AssignedTo));
        Assert.Equal(["user_id"], Refused(await Tasks.AssignAsync(Ana.Id, task.Id, Vera.Id, Cancellation)));
        Assert.Equal(["user_id"], Refused(await Tasks.AssignAsync(Ana.Id, task.Id, Sam.Id, Cancellation)));
        Assert.Equal(["user_id"], Refused(await Tasks.AssignAsync(Ana.Id, task.Id, Guid.NewGuid(), Cancellation)));
        var freed = Done(await Tasks.AssignAsync(Ana.Id, task.Id, null, Cancellation));
        Assert.Equal((CareTaskStatus.Pending, null), (freed.Status, freed.AssignedTo));
    }

    [Fact]
    public async Task Done_is_done_until_reopened()
    {
        var task = Done(await Tasks.CreateAsync(Ana.Id, Rosa.Id, new TaskChange { Title = "Bread", AssignedTo = Ben.Id }, Cancellation));

        var done = Done(await Tasks.CompleteAsync(Ben.Id, task.Id, Cancellation));
        Assert.Equal((CareTaskStatus.Completed, FakeClock.Start), (done.Status, done.CompletedAt));
        Assert.Equal(done with { Role = CircleRole.Owner }, Done(await Tasks.CompleteAsync(Ana.Id, task.Id, Cancellation)));
        Assert.Equal("not_open", Conflict(await Tasks.ClaimAsync(Ana.Id, task.Id, Cancellation)));

        var open = Done(await Tasks.ReopenAsync(Ana.Id, task.Id, Cancellation));
        Assert.Equal((CareTaskStatus.Assigned, null), (open.Status, open.CompletedAt));
        Assert.Equal(open, Done(await Tasks.ReopenAsync(Ana.Id, task.Id, Cancellation)));
        Assert.Equal([TaskEventKind.Reopened, TaskEventKind.Completed, TaskEventKind.Created], await HistoryAsync(task.Id));
    }

    [Fact]
    public async Task A_status_that_is_written_follows_the_verbs()
    {
        var task = await NewTaskAsync();

        Assert.Equal(["status"], Refused(await StatusAsync(task.Id, CareTaskStatus.Assigned)));
        Assert.Equal(CareTaskStatus.InProgress, Done(await StatusAsync(task.Id, CareTaskStatus.InProgress)).Status);
        Assert.Equal(FakeClock.Start, Done(await StatusAsync(task.Id, CareTaskStatus.Completed)).CompletedAt);
        Assert.Null(Done(await StatusAsync(task.Id, CareTaskStatus.Cancelled)).CompletedAt);
        Assert.Equal("not_open", Conflict(await StatusAsync(task.Id, CareTaskStatus.Completed)));
        Assert.Equal(CareTaskStatus.Pending, Done(await StatusAsync(task.Id, CareTaskStatus.Pending)).Status);
        Assert.Equal(CareTaskStatus.Assigned, Done(await StatusAsync(task.Id, CareTaskStatus.Assigned, Ben.Id)).Status);
        Assert.Equal(["status"], Refused(await StatusAsync(task.Id, CareTaskStatus.Pending, Ana.Id)));
        Assert.Null(Done(await StatusAsync(task.Id, CareTaskStatus.Pending)).AssignedTo);
    }

    [Fact]
    public async Task History_says_who_changed_what_from_what_to_what()
    {
        var task = await NewTaskAsync("Bread", Tomorrow);
        Clock.Advance(TimeSpan.FromHours(1));
        Done(
            await Tasks.ChangeAsync(Ben.Id, task.Id, new TaskChange { Title = "Rolls", ScheduledAt = Tomorrow.AddHours(1) }, Cancellation)
        );

        var entry = Done(await Queries.HistoryAsync(Vera.Id, task.Id, new PageRequest(Limit: 1), Cancellation)).Items.Single();

        Assert.Equal((TaskEventKind.Moved, "Ben", FakeClock.Start.AddHours(1)), (entry.Kind, entry.UserName, entry.At));
        using var detail = JsonDocument.Parse(entry.Detail!);
        Assert.Equal("""["Bread","Rolls"]""", detail.RootElement.GetProperty("title").GetRawText());
        Assert.Equal("""["2026-11-23T15:00:00Z","2026-11-23T16:00:00Z"]""", detail.RootElement.GetProperty("scheduled_at").GetRawText());
    }

    [Fact]
    public async Task Roles_are_kept()
    {
        var task = await NewTaskAsync();

        Assert.All(await TryAllAsync(Vera.Id, task.Id), outcome => Assert.IsType<Outcome<TaskSummary>.Forbidden>(outcome));
        Assert.All(await TryAllAsync(Sam.Id, task.Id), outcome => Assert.IsType<Outcome<TaskSummary>.Missing>(outcome));
        Assert.All(await TryAllAsync(Ana.Id, Guid.NewGuid()), outcome => Assert.IsType<Outcome<TaskSummary>.Missing>(outcome));
        Assert.All(await TryAllAsync(Ben.Id, task.Id), outcome => Done(outcome));
        Assert.IsType<Outcome<TaskRemoval>.Forbidden>(await Tasks.RemoveAsync(Vera.Id, task.Id, Cancellation));
        Assert.IsType<Outcome<TaskRemoval>.Missing>(await Tasks.RemoveAsync(Sam.Id, task.Id, Cancellation));
        Assert.IsType<Outcome<TaskDetail>.Missing>(await Queries.GetAsync(Sam.Id, task.Id, Cancellation));
        Done(await Queries.GetAsync(Vera.Id, task.Id, Cancellation));
        Assert.IsType<Outcome<TaskSummary>.Forbidden>(
            await Tasks.CreateAsync(Vera.Id, Rosa.Id, new TaskChange { Title = "x" }, Cancellation)
        );
        Assert.IsType<Outcome<TaskSummary>.Missing>(await Tasks.CreateAsync(Sam.Id, Rosa.Id, new TaskChange { Title = "x" }, Cancellation));
    }

    [Fact]
    public async Task A_deleted_task_is_nowhere_and_can_be_brought_back()
    {
        var task = await NewTaskAsync();

        Assert.Equal(TaskRemoval.Deleted, Done(await Tasks.RemoveAsync(Ben.Id, task.Id, Cancellation)));
        Assert.Empty(Done(await Queries.ListAsync(Ana.Id, new TaskFilter(), new PageRequest(), Cancellation)).Items);
        Assert.Empty(Done(await Queries.ListAsync(Ana.Id, new TaskFilter { Text = "bread" }, new PageRequest(), Cancellation)).Items);
        Assert.IsType<Outcome<TaskDetail>.Missing>(await Queries.GetAsync(Ana.Id, task.Id, Cancellation));
        Assert.IsType<Outcome<TaskRemoval>.Missing>(await Tasks.RemoveAsync(Ben.Id, task.Id, Cancellation));

        Assert.Equal("Buy bread", Done(await Tasks.RestoreAsync(Ben.Id, task.Id, Cancellation)).Title);
        Assert.Equal([TaskEventKind.Restored, TaskEventKind.Dismissed, TaskEventKind.Created], await HistoryAsync(task.Id));
    }

    private Task<Outcome<TaskSummary>> StatusAsync(Guid taskId, CareTaskStatus status) =>
        Tasks.ChangeAsync(Ana.Id, taskId, new TaskChange { Status = status }, Cancellation);

    private Task<Outcome<TaskSummary>> StatusAsync(Guid taskId, CareTaskStatus status, Guid assignee) =>
        Tasks.ChangeAsync(Ana.Id, taskId, new TaskChange { Status = status, AssignedTo = assignee }, Cancellation);

    private async Task<IReadOnlyList<Outcome<TaskSummary>>> TryAllAsync(Guid userId, Guid taskId) =>
        [
            await Tasks.ChangeAsync(userId, taskId, new TaskChange { Notes = "x" }, Cancellation),
            await Tasks.ClaimAsync(userId, taskId, Cancellation),
            await Tasks.AssignAsync(userId, taskId, Ana.Id, Cancellation),
            await Tasks.CompleteAsync(userId, taskId, Cancellation),
            await Tasks.ReopenAsync(userId, taskId, Cancellation),
            await Tasks.RestoreAsync(userId, taskId, Cancellation),
        ];

    private async Task<IEnumerable<TaskEventKind>> HistoryAsync(Guid taskId) =>
        Done(await Queries.HistoryAsync(Ana.Id, taskId, new PageRequest(), Cancellation)).Items.Select(entry => entry.Kind);
}

public sealed class TaskServiceTestsOnSqlite() : TaskServiceTests(StoreEngine.Sqlite);

public sealed class TaskServiceTestsOnPostgres() : TaskServiceTests(StoreEngine.PostgreSql);
