using System.Globalization;
using Remindly.Core.Tasks;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Tasks;
using Xunit;

namespace Remindly.Tests.Web.Components.Tasks;

/// <summary>Now is Sunday, 22 November 2026, 10 in the morning in New York and 2 on Monday morning in Sydney.</summary>
public sealed class TaskDaysTests
{
    [Theory]
    [InlineData("2026-11-22T04:59:00Z", TaskSection.Overdue)]
    [InlineData("2026-11-22T05:00:00Z", TaskSection.Today)]
    [InlineData("2026-11-23T04:59:00Z", TaskSection.Today)]
    [InlineData("2026-11-23T05:00:00Z", TaskSection.Tomorrow)]
    [InlineData("2026-11-24T05:00:00Z", TaskSection.ThisWeek)]
    [InlineData("2026-11-29T04:59:00Z", TaskSection.ThisWeek)]
    [InlineData("2026-11-29T05:00:00Z", TaskSection.Later)]
    public void A_day_begins_where_the_senior_lives(string at, TaskSection section) =>
        Assert.Equal(section, Place(TaskViews.Manual(at: DateTimeOffset.Parse(at, CultureInfo.InvariantCulture))).Section);

    [Fact]
    public void The_same_instant_is_another_day_elsewhere()
    {
        var task = TaskViews.Manual(at: FakeClock.Start.AddHours(-3));

        Assert.Equal(TaskSection.Today, Place(task).Section);
        Assert.Equal(TaskSection.Overdue, Place(task with { SeniorTimeZone = "Australia/Sydney" }).Section);
    }

    [Fact]
    public void An_all_day_one_keeps_its_date_in_every_zone()
    {
        var task = TaskViews.Manual(at: FakeClock.Start) with { AllDayOn = new DateOnly(2026, 11, 23) };

        Assert.Equal(TaskSection.Tomorrow, Place(task).Section);
    }

    [Fact]
    public void Without_a_time_it_is_for_any_time() => Assert.Equal(TaskSection.AnyTime, Place(TaskViews.Manual()).Section);

    [Fact]
    public void What_is_over_and_done_is_not_overdue()
    {
        var day = Place(TaskViews.Manual(at: FakeClock.Start.AddDays(-2)) with { Status = CareTaskStatus.Completed });

        Assert.Equal((TaskSection.Earlier, new DateOnly(2026, 11, 20)), (day.Section, day.Day));
    }

    [Fact]
    public void Days_come_in_the_order_of_their_tasks_each_once()
    {
        TaskSummary[] tasks =
        [
            TaskViews.Manual(at: FakeClock.Start.AddDays(9)),
            TaskViews.Manual(at: FakeClock.Start.AddDays(10)),
            TaskViews.Manual(at: FakeClock.Start.AddDays(10).AddHours(1)),
        ];

        var days = TaskDays.Group(tasks, FakeClock.Start);

        Assert.Equal([1, 2], days.Select(day => day.Tasks.Count));
    }

    [Theory]
    [InlineData("en-US", "Wednesday, December 2")]
    [InlineData("en-GB", "Wednesday 2 December")]
    public void A_day_is_written_as_its_reader_writes_it(string culture, string words) =>
        Assert.Equal(words, TaskDays.Words(new DateOnly(2026, 12, 2), 2026, CultureInfo.GetCultureInfo(culture)));

    [Fact]
    public void Another_year_is_named() =>
        Assert.Equal("Saturday, January 2, 2027", TaskDays.Words(new DateOnly(2027, 1, 2), 2026, CultureInfo.GetCultureInfo("en-US")));

    private static TaskDay Place(TaskSummary task) => Assert.Single(TaskDays.Group([task], FakeClock.Start));
}
