using Microsoft.EntityFrameworkCore;
using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Tasks;
using Remindly.Tests.Core.Care;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Tasks;

public abstract class TaskSeriesServiceTests(StoreEngine engine) : CareTest(engine)
{
    /// <summary>From tomorrow on.</summary>
    private const int DaysAhead = 89;
    private static readonly DateTimeOffset Tomorrow = FakeClock.Start.AddDays(1);

    private TaskSeriesService Series => new(Database.Contexts, Clock);

    private TaskSeriesMaker Maker => new(Database.Contexts, Clock);

    [Fact]
    public async Task Makes_what_lies_within_90_days_and_answers_the_first()
    {
        var first = await RepeatAsync(
            new TaskChange
            {
                Title = "Eye drops",
                AssignedTo = Ben.Id,
                Location = "At home",
            }
        );

        var all = await OccurrencesAsync(first);
        Assert.Equal(DaysAhead, all.Count);
        Assert.Equal((Tomorrow, "FREQ=DAILY"), (first.ScheduledAt, first.Rrule));
        Assert.Equal(
            Enumerable.Range(0, DaysAhead).Select(day => (DateTimeOffset?)Tomorrow.AddDays(day)),
            all.Select(each => each.ScheduledAt)
        );
        Assert.All(all, each => Assert.Equal(("Eye drops", Ben.Id, "At home"), (each.Title, each.AssignedTo, each.Location)));
        Assert.All(all, each => Assert.Equal((CareTaskStatus.Assigned, Ana.Id), (each.Status, each.CreatedBy)));
    }

    [Theory]
    [InlineData("America/New_York", "2026-10-30 08:00")]
    [InlineData("Europe/London", "2026-10-23 08:00")]
    [InlineData("Australia/Sydney", "2026-10-02 08:00")]
    [InlineData("Asia/Kolkata", "2026-10-30 08:00")]
    public async Task Keeps_its_time_by_the_clock_where_the_senior_lives(string zone, string start)
    {
        var senior = await SeniorInAsync(zone);
        var begins = Zones.InstantOf(DateTime.Parse(start), zone);
        Clock.Set(begins.AddHours(-1));

        var first = Done(await Tasks.CreateAsync(Ana.Id, senior, Daily(begins), Cancellation));

        var all = await OccurrencesAsync(first);
        Assert.All(all, each => Assert.Equal(8, Zones.Local(each.ScheduledAt!.Value, zone).Hour));
        Assert.Equal(
            zone == "Asia/Kolkata" ? 1 : 2,
            all.Select(each => Zones.Local(each.ScheduledAt!.Value, zone).Offset).Distinct().Count()
        );
        Assert.Equal(all.Count, all.Select(each => Zones.DateOf(each.ScheduledAt!.Value, zone)).Distinct().Count());
    }

    [Fact]
    public async Task Days_without_a_time_stay_days()
    {
        var fields = new TaskChange
        {
            Title = "Rent",
            AllDayOn = new DateOnly(2026, 11, 30),
            Rrule = "FREQ=MONTHLY;BYMONTHDAY=-1",
        };

        var all = await OccurrencesAsync(Done(await Tasks.CreateAsync(Ana.Id, Rosa.Id, fields, Cancellation)));

        Assert.Equal(["2026-11-30", "2026-12-31", "2027-01-31"], all.Select(each => each.AllDayOn!.Value.ToString("yyyy-MM-dd")));
    }

    [Fact]
    public async Task The_first_one_is_made_however_far_it_is()
    {
        var first = await RepeatAsync(new TaskChange { Rrule = "FREQ=YEARLY", ScheduledAt = Tomorrow.AddDays(200) });

        Assert.Equal(Tomorrow.AddDays(200), Assert.Single(await OccurrencesAsync(first)).ScheduledAt);
    }

    [Fact]
    public async Task Many_a_day_are_bounded()
    {
        var first = await RepeatAsync(new TaskChange { Rrule = "FREQ=DAILY;BYHOUR=6,8,10,12,14,15,16,18" });

        Assert.Equal(TaskRepeat.MostAtOnce, (await OccurrencesAsync(first)).Count);
    }

    [Fact]
    public async Task The_rest_is_made_day_by_day_and_nothing_twice()
    {
        var first = await RepeatAsync();
        Assert.Empty(await Maker.DueAsync(10, Cancellation));
        Clock.Set(FakeClock.Start.AddDays(10));

        var due = Assert.Single(await Maker.DueAsync(10, Cancellation));
        Assert.Equal(10, await Maker.MakeAsync(due, Cancellation));
        Assert.Equal(0, await Maker.MakeAsync(due, Cancellation));

        Assert.Empty(await Maker.DueAsync(10, Cancellation));
        Assert.Equal(DaysAhead + 10, (await OccurrencesAsync(first)).Select(each => each.ScheduledAt).Distinct().Count());
    }

    [Fact]
    public async Task Several_processes_at_once_make_each_one_once()
    {
        var first = await RepeatAsync();
        Clock.Set(FakeClock.Start.AddDays(30));

        var made = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Task.Run(() => Maker.MakeAsync(first.SeriesId!.Value, Cancellation), Cancellation))
        );

        Assert.Equal(30, made.Sum());
        var all = await OccurrencesAsync(first);
        Assert.Equal(DaysAhead + 30, all.Count);
        Assert.Equal(all.Count, all.Select(each => each.OccurrenceAt).Distinct().Count());
    }

    [Fact]
    public async Task A_repeat_that_is_over_asks_for_no_more_turns()
    {
        await RepeatAsync(new TaskChange { Rrule = "FREQ=DAILY;UNTIL=20261201T000000Z" });
        Clock.Set(FakeClock.Start.AddDays(200));

        Assert.Empty(await Maker.DueAsync(10, Cancellation));
    }

    [Fact]
    public async Task A_removed_one_does_not_come_again()
    {
        var first = await RepeatAsync();
        Assert.Equal(TaskRemoval.Dismissed, Done(await Tasks.RemoveAsync(Ben.Id, first.Id, Cancellation)));
        Clock.Set(FakeClock.Start.AddDays(5));

        await Maker.MakeAsync(first.SeriesId!.Value, Cancellation);

        Assert.IsType<Outcome<TaskDetail>.Missing>(await Queries.GetAsync(Ana.Id, first.Id, Cancellation));
        Assert.Single(await OccurrencesAsync(first), each => each.OccurrenceAt == Tomorrow);
        Assert.Equal(first.Id, Done(await Tasks.RestoreAsync(Ana.Id, first.Id, Cancellation)).Id);
    }

    [Fact]
    public async Task A_change_is_of_one_alone()
    {
        var first = await RepeatAsync();
        await Tasks.ChangeAsync(Ben.Id, first.Id, new TaskChange { Title = "Two drops", ScheduledAt = Tomorrow.AddHours(3) }, Cancellation);
        await Tasks.CompleteAsync(Ben.Id, first.Id, Cancellation);

        var all = await OccurrencesAsync(first);

        Assert.Single(all, each => each.Title == "Two drops" && each.Status == CareTaskStatus.Completed);
        Assert.Equal(DaysAhead - 1, all.Count(each => each.Title == "Eye drops" && each.IsOpen));
    }

    [Fact]
    public async Task Ending_takes_the_later_open_ones_and_can_be_taken_back()
    {
        var first = await RepeatAsync();
        var all = await OccurrencesAsync(first);
        var (done, dropped) = (all[20].Id, all[21].Id);
        await Tasks.CompleteAsync(Ben.Id, done, Cancellation);
        await Tasks.RemoveAsync(Ben.Id, dropped, Cancellation);
        Clock.Advance(TimeSpan.FromMinutes(1));

        var end = Done(await Series.EndAsync(Ben.Id, all[10].Id, withThis: false, Cancellation));

        Assert.Equal(DaysAhead - 13, end.Tasks);
        Assert.Equal([.. all.Take(11).Select(each => each.Id), done], (await OpenToSeeAsync(first)).Select(each => each.Id));
        Assert.Null(Done(await Queries.GetAsync(Ana.Id, done, Cancellation)).Task.Rrule);
        Clock.Set(FakeClock.Start.AddDays(30));
        Assert.Empty(await Maker.DueAsync(10, Cancellation));
        Assert.Equal(0, await Maker.MakeAsync(first.SeriesId!.Value, Cancellation));
        Assert.Equal(0, Done(await Series.EndAsync(Ben.Id, first.Id, withThis: false, Cancellation)).Tasks);

        Assert.Equal(DaysAhead - 13, Done(await Series.ResumeAsync(Ana.Id, first.Id, Cancellation)).Tasks);
        Assert.Equal(DaysAhead - 1, (await OpenToSeeAsync(first)).Count);
        Assert.DoesNotContain(dropped, (await OpenToSeeAsync(first)).Select(each => each.Id));
        Assert.Equal(30, await Maker.MakeAsync(first.SeriesId!.Value, Cancellation));
    }

    [Fact]
    public async Task Taking_a_new_one_back_takes_all_of_it()
    {
        var first = await RepeatAsync();

        Done(await Series.EndAsync(Ana.Id, first.Id, withThis: true, Cancellation));

        Assert.Empty(await OpenToSeeAsync(first));
    }

    [Fact]
    public async Task Somebody_who_leaves_has_none_of_the_coming_ones()
    {
        var first = await RepeatAsync(new TaskChange { AssignedTo = Ben.Id });
        await Circles.RemoveAsync(Ana.Id, Rosa.Id, Ben.Id, Cancellation);
        Clock.Set(FakeClock.Start.AddDays(3));

        await Maker.MakeAsync(first.SeriesId!.Value, Cancellation);

        Assert.All(await OccurrencesAsync(first), each => Assert.Null(each.AssignedTo));
    }

    [Theory]
    [InlineData("FREQ=SOMETIMES", "rrule")]
    [InlineData("daily", "rrule")]
    [InlineData("FREQ=HOURLY", "rrule")]
    [InlineData("FREQ=DAILY;UNTIL=20261101T000000Z", "rrule")]
    [InlineData("", "rrule")]
    public async Task A_repeat_that_cannot_be_is_refused(string rrule, string field) =>
        Assert.Equal([field], Refused(await CreateAsync(Ana.Id, new TaskChange { Rrule = rrule })));

    [Fact]
    public async Task A_repeat_needs_a_day_that_is_not_past()
    {
        Assert.Equal(["scheduled_at"], Refused(await CreateAsync(Ana.Id, new TaskChange { ScheduledAt = (DateTimeOffset?)null })));
        Assert.Equal(["scheduled_at"], Refused(await CreateAsync(Ana.Id, new TaskChange { ScheduledAt = FakeClock.Start.AddDays(-2) })));
        var done = new TaskChange { Status = CareTaskStatus.Completed };
        Assert.Equal(["status"], Refused(await CreateAsync(Ana.Id, done)));
    }

    [Fact]
    public async Task A_repeat_is_for_those_who_may_write()
    {
        Assert.IsType<Outcome<TaskSummary>.Forbidden>(await CreateAsync(Vera.Id, new TaskChange()));
        Assert.IsType<Outcome<TaskSummary>.Missing>(await CreateAsync(Sam.Id, new TaskChange()));
        var first = await RepeatAsync();
        Assert.IsType<Outcome<SeriesEnd>.Forbidden>(await Series.EndAsync(Vera.Id, first.Id, withThis: false, Cancellation));
        Assert.IsType<Outcome<SeriesEnd>.Missing>(await Series.EndAsync(Sam.Id, first.Id, withThis: false, Cancellation));
        Assert.Equal("not_repeating", Conflict(await Series.EndAsync(Ana.Id, (await NewTaskAsync()).Id, withThis: false, Cancellation)));
        Assert.Equal(["rrule"], Refused(await Tasks.ChangeAsync(Ana.Id, first.Id, new TaskChange { Rrule = "FREQ=DAILY" }, Cancellation)));
    }

    private static TaskChange Daily(DateTimeOffset at) =>
        new()
        {
            Title = "Eye drops",
            ScheduledAt = at,
            Rrule = "FREQ=DAILY",
        };

    private async Task<TaskSummary> RepeatAsync(TaskChange? fields = null) => Done(await CreateAsync(Ana.Id, fields ?? new TaskChange()));

    private Task<Outcome<TaskSummary>> CreateAsync(Guid userId, TaskChange fields)
    {
        var usual = Daily(Tomorrow);
        return Tasks.CreateAsync(
            userId,
            Rosa.Id,
            fields with
            {
                Title = fields.Title.IsSet ? fields.Title : usual.Title,
                ScheduledAt = fields.ScheduledAt.IsSet ? fields.ScheduledAt : usual.ScheduledAt,
                Rrule = fields.Rrule.IsSet ? fields.Rrule : usual.Rrule,
            },
            Cancellation
        );
    }

    private async Task<Guid> SeniorInAsync(string zone)
    {
        var senior = Senior.Create(new SeniorDetails("Nina", null, null, null, zone), FakeClock.Start);
        await Database.SaveAsync(senior, new CircleMember(senior.Id, Ana.Id, CircleRole.Owner, FakeClock.Start));
        return senior.Id;
    }

    private async Task<List<CareTask>> OccurrencesAsync(TaskSummary first)
    {
        await using var db = Database.Open();
        return await db.Tasks.Where(each => each.SeriesId == first.SeriesId).OrderBy(each => each.OccurrenceAt).ToListAsync(Cancellation);
    }

    private async Task<List<CareTask>> OpenToSeeAsync(TaskSummary first) =>
        [.. (await OccurrencesAsync(first)).Where(each => each.DismissedAt is null)];
}

public sealed class TaskSeriesServiceTestsOnSqlite() : TaskSeriesServiceTests(StoreEngine.Sqlite);

public sealed class TaskSeriesServiceTestsOnPostgres() : TaskSeriesServiceTests(StoreEngine.PostgreSql);
