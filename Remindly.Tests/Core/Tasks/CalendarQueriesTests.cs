using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Tasks;
using Remindly.Tests.Core.Care;
using Remindly.Tests.Core.Persistence;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Tasks;

public abstract class CalendarQueriesTests(StoreEngine engine) : CareTest(engine)
{
    private static readonly DateOnly Sunday = new(2026, 11, 22);

    private CalendarQueries Calendar => new(Database.Contexts);

    [Fact]
    public async Task Days_are_those_of_each_tasks_own_senior()
    {
        var kim = Senior.Create(new SeniorDetails("Kim", null, null, null, "Australia/Sydney"), FakeClock.Start);
        await Database.SaveAsync(kim);
        await Database.SaveAsync(new CircleMember(kim.Id, Ana.Id, CircleRole.Helper, FakeClock.Start));
        await NewTaskAsync("late in London", new DateTimeOffset(2026, 11, 22, 23, 30, 0, TimeSpan.Zero));
        var fields = new TaskChange { Title = "Monday in Sydney", ScheduledAt = new DateTimeOffset(2026, 11, 22, 14, 0, 0, TimeSpan.Zero) };
        Done(await Tasks.CreateAsync(Ana.Id, kim.Id, fields, Cancellation));

        var span = await ReadAsync(Sunday, Sunday.AddDays(1));

        Assert.Equal(
            [
                ["late in London"],
                ["Monday in Sydney"],
            ],
            Titles(span)
        );
    }

    [Theory]
    [InlineData("Europe/London", "2026-03-29", "2026-03-29T00:00:00Z", "2026-03-29T22:59:59Z")]
    [InlineData("Europe/London", "2026-10-25", "2026-10-24T23:00:00Z", "2026-10-25T23:59:59Z")]
    [InlineData("America/New_York", "2026-11-01", "2026-11-01T04:00:00Z", "2026-11-02T04:59:59Z")]
    [InlineData("Australia/Sydney", "2026-10-04", "2026-10-03T14:00:00Z", "2026-10-04T12:59:59Z")]
    [InlineData("Asia/Kolkata", "2026-11-24", "2026-11-23T18:30:00Z", "2026-11-24T18:29:59Z")]
    public async Task A_day_of_23_or_25_hours_has_its_first_and_last_second(string zone, string date, string first, string last)
    {
        var kim = Senior.Create(new SeniorDetails("Kim", null, null, null, zone), FakeClock.Start);
        await Database.SaveAsync(kim);
        await Database.SaveAsync(new CircleMember(kim.Id, Ana.Id, CircleRole.Owner, FakeClock.Start));
        var (from, to) = (DateTimeOffset.Parse(first, Invariant), DateTimeOffset.Parse(last, Invariant));
        foreach (var at in (DateTimeOffset[])[from.AddSeconds(-1), from, to, to.AddSeconds(1)])
        {
            Done(
                await Tasks.CreateAsync(
                    Ana.Id,
                    kim.Id,
                    new TaskChange { Title = at.ToString("o", Invariant), ScheduledAt = at },
                    Cancellation
                )
            );
        }

        var day = DateOnly.Parse(date, Invariant);
        var span = await ReadAsync(day, day);

        Assert.Equal([from, to], span.Days[0].Tasks.Select(task => task.ScheduledAt!.Value));
    }

    [Fact]
    public async Task A_full_day_shows_its_first_ones_and_counts_the_rest()
    {
        var start = new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
        await Database.SaveAsync([
            .. Enumerable.Range(0, 40).Select(each => Rows.Task(Rosa, Ana, start.AddMinutes(each))),
            Rows.Task(Rosa, Ana, start.AddDays(1)),
        ]);

        var span = await ReadAsync(Sunday, Sunday.AddDays(2), most: 3);

        Assert.Equal([(3, 37), (1, 0), (0, 0)], span.Days.Select(day => (day.Tasks.Count, day.More)));
        Assert.Equal(start, span.Days[0].Tasks[0].ScheduledAt);
        Assert.True(span.IsWhole);
        Assert.Equal(41, span.Count);
    }

    [Fact]
    public async Task More_than_can_be_read_says_so()
    {
        var start = new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
        await Database.SaveAsync([
            .. Enumerable.Range(0, CalendarQueries.MostTasks + 1).Select(each => Rows.Task(Rosa, Ana, start.AddSeconds(each))),
        ]);

        var span = await ReadAsync(Sunday, Sunday, most: 2);

        Assert.False(span.IsWhole);
        Assert.Equal(CalendarQueries.MostTasks, span.Days[0].Count);
        Assert.Equal(2, span.Days[0].Tasks.Count);
    }

    [Fact]
    public async Task All_day_comes_first_and_keeps_its_date_when_the_senior_moved_elsewhere()
    {
        await NewTaskAsync("at one in the night", new DateTimeOffset(2026, 11, 22, 1, 0, 0, TimeSpan.Zero));
        await using (var db = Database.Open())
        {
            var task = Rows.Task(Rosa, Ana, new DateTimeOffset(2026, 11, 21, 13, 0, 0, TimeSpan.Zero));
            db.Add(task).Property(each => each.AllDayOn).CurrentValue = Sunday;
            await db.SaveChangesAsync(Cancellation);
        }

        var span = await ReadAsync(Sunday.AddDays(-1), Sunday);

        Assert.Equal(
            [
                [],
                ["Pick up prescription", "at one in the night"],
            ],
            Titles(span)
        );
    }

    [Fact]
    public async Task Filters_hold_and_what_has_no_time_or_was_removed_never_comes()
    {
        await NewTaskAsync("any time");
        await NewTaskAsync("bread", FakeClock.Start);
        await NewTaskAsync("milk", FakeClock.Start);
        var synced = await Database.AddSyncedTaskAsync(Rosa.Id, Ana.Id);
        Done(await Tasks.RemoveAsync(Ana.Id, synced, Cancellation));

        var all = await ReadAsync(Sunday, Sunday.AddDays(6));
        var found = Done(
            await Calendar.ReadAsync(Ana.Id, new TaskFilter { Text = "milk" }, new CalendarRequest(Sunday, Sunday, 9), Cancellation)
        );

        Assert.Equal(["bread", "milk"], all.Days.SelectMany(day => day.Tasks).Select(task => task.Title).Order());
        Assert.Equal(
            [
                ["milk"],
            ],
            Titles(found)
        );
        var tooLong = new TaskFilter { Text = new string('x', TaskFilter.LongestText + 1) };
        Assert.Equal(["q"], Refused(await Calendar.ReadAsync(Ana.Id, tooLong, new CalendarRequest(Sunday, Sunday, 9), Cancellation)));
    }

    [Fact]
    public async Task A_stranger_sees_empty_days_even_when_naming_the_senior()
    {
        await NewTaskAsync("bread", FakeClock.Start);
        var request = new CalendarRequest(Sunday, Sunday, 9);

        var strangers = Done(await Calendar.ReadAsync(Sam.Id, new TaskFilter { SeniorId = Rosa.Id }, request, Cancellation));
        var viewers = Done(await Calendar.ReadAsync(Vera.Id, new TaskFilter { SeniorId = Rosa.Id }, request, Cancellation));

        Assert.Equal(0, strangers.Count);
        Assert.Equal(CircleRole.Viewer, Assert.Single(viewers.Days[0].Tasks).Role);
    }

    [Fact]
    public async Task More_days_than_a_month_are_not_read()
    {
        var request = new CalendarRequest(Sunday, Sunday.AddDays(CalendarRequest.MostDays), 9);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Calendar.ReadAsync(Ana.Id, new TaskFilter(), request, Cancellation));
    }

    private static IFormatProvider Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private async Task<CalendarSpan> ReadAsync(DateOnly first, DateOnly last, int most = 9) =>
        Done(await Calendar.ReadAsync(Ana.Id, new TaskFilter(), new CalendarRequest(first, last, most), Cancellation));

    private static IEnumerable<IEnumerable<string>> Titles(CalendarSpan span) =>
        span.Days.Select(day => day.Tasks.Select(task => task.Title));
}

public sealed class CalendarQueriesTestsOnSqlite() : CalendarQueriesTests(StoreEngine.Sqlite);

public sealed class CalendarQueriesTestsOnPostgres() : CalendarQueriesTests(StoreEngine.PostgreSql);
