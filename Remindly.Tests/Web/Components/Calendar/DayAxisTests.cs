using System.Globalization;
using Remindly.Core.Tasks;
using Remindly.Tests.Infrastructure;
using Remindly.Tests.Web.Components.Tasks;
using Remindly.Web.Components.Calendar;
using Xunit;

namespace Remindly.Tests.Web.Components.Calendar;

public sealed class DayAxisTests
{
    private const string NewYork = "America/New_York";

    [Theory]
    [InlineData("2026-11-24", NewYork, 24)]
    [InlineData("2026-03-08", NewYork, 23)]
    [InlineData("2026-11-01", NewYork, 25)]
    [InlineData("2026-03-29", "Europe/London", 23)]
    [InlineData("2026-10-25", "Europe/London", 25)]
    [InlineData("2026-10-04", "Australia/Sydney", 23)]
    [InlineData("2026-04-05", "Australia/Sydney", 25)]
    [InlineData("2026-03-08", "Asia/Kolkata", 24)]
    [InlineData("2026-10-25", "Asia/Kolkata", 24)]
    public void A_day_has_the_hours_it_has_there(string date, string zone, int hours) =>
        Assert.Equal(hours, DayAxis.Of(Day(date), zone).Hours.Count);

    [Theory]
    [InlineData("2026-03-08", NewYork, 2, 0)]
    [InlineData("2026-11-01", NewYork, 1, 2)]
    [InlineData("2026-03-29", "Europe/London", 1, 0)]
    [InlineData("2026-10-25", "Europe/London", 1, 2)]
    [InlineData("2026-10-04", "Australia/Sydney", 2, 0)]
    [InlineData("2026-04-05", "Australia/Sydney", 2, 2)]
    public void The_hour_of_the_change_is_skipped_or_comes_twice(string date, string zone, int hour, int times) =>
        Assert.Equal(times, DayAxis.Of(Day(date), zone).Hours.Count(each => each.Hour == hour));

    [Theory]
    [InlineData("2026-11-24T05:00:00Z", 60, 0, 4)]
    [InlineData("2026-11-24T14:20:00Z", 45, 37, 41)]
    [InlineData("2026-11-24T14:00:00Z", null, 36, 38)]
    [InlineData("2026-11-24T14:00:00Z", 5, 36, 38)]
    [InlineData("2026-11-25T04:50:00Z", 5, 94, 96)]
    [InlineData("2026-11-25T03:00:00Z", 600, 88, 96)]
    public void A_task_stands_where_the_clock_on_the_wall_has_it(string at, int? minutes, int start, int end) =>
        Assert.Equal((start, end), DayAxis.Of(Day("2026-11-24"), NewYork).SpanOf(Task(at, minutes)));

    [Fact]
    public void After_the_clocks_went_forward_a_task_is_an_hour_nearer_to_midnight() =>
        Assert.Equal((8, 12), DayAxis.Of(Day("2026-03-08"), NewYork).SpanOf(Task("2026-03-08T07:00:00Z", 60)));

    [Fact]
    public void The_two_halves_past_one_of_a_long_day_are_an_hour_apart()
    {
        var axis = DayAxis.Of(Day("2026-11-01"), NewYork);

        Assert.Equal((6, 8), axis.SpanOf(Task("2026-11-01T05:30:00Z", 30)));
        Assert.Equal((10, 12), axis.SpanOf(Task("2026-11-01T06:30:00Z", 30)));
        Assert.Equal(new TimeOnly(9, 0), axis.TimeAt(40));
    }

    [Fact]
    public void Somebody_elsewhere_has_a_time_that_this_day_skips() =>
        Assert.Equal(
            (8, 10),
            DayAxis.Of(Day("2026-03-08"), NewYork).SpanOf(Task("2026-03-08T02:30:00Z", 15) with { SeniorTimeZone = "Europe/London" })
        );

    [Fact]
    public void Beside_other_days_every_day_has_the_clocks_24_hours()
    {
        Assert.Equal(96, DayAxis.Clock.Length);
        Assert.Equal((12, 16), DayAxis.Clock.SpanOf(Task("2026-03-08T07:00:00Z", 60)));
    }

    [Fact]
    public void What_is_shown_is_the_usual_day_and_what_tasks_need_beyond_it()
    {
        Assert.Equal((8, 19), Ends(DayAxis.Clock.Around([])));
        Assert.Equal((8, 19), Ends(DayAxis.Clock.Around([Task("2026-11-24T14:00:00Z", 60)])));
        Assert.Equal((6, 20), Ends(DayAxis.Clock.Around([Task("2026-11-24T11:30:00Z", 30), Task("2026-11-25T01:00:00Z", 60)])));
        Assert.Equal((8, 23), Ends(DayAxis.Clock.Around([Task("2026-11-25T03:00:00Z", 600)])));
    }

    [Fact]
    public void A_place_in_the_column_is_a_time()
    {
        var shown = DayAxis.Clock.Around([]);

        Assert.Equal(new TimeOnly(8, 0), shown.TimeAt(0));
        Assert.Equal(new TimeOnly(10, 45), shown.TimeAt(11));
        Assert.Null(shown.TimeAt(shown.Length));
        Assert.Null(shown.TimeAt(-1));
        Assert.Equal((4, 6), shown.SpanOf(Task("2026-11-24T14:00:00Z", 30)));
    }

    [Fact]
    public void The_style_sheet_has_a_rule_for_every_place()
    {
        var css = File.ReadAllText(Path.Combine(Repository.Root, "Remindly.Web/Components/Calendar/DayColumns.razor.css"));
        var most = DayAxis.Of(Day("2026-11-01"), NewYork);

        Assert.All(Enumerable.Range(0, most.Length), quarter => Assert.Contains($".q-{quarter} {{", css));
        Assert.All(Enumerable.Range(1, most.Length), span => Assert.Contains($".h-{span} {{", css));
        Assert.All(Enumerable.Range(1, most.Hours.Count), hours => Assert.Contains($".tall-{hours} {{", css));
    }

    private static (int First, int Last) Ends(DayAxis axis) => (axis.Hours[0].Hour, axis.Hours[^1].Hour);

    private static DateOnly Day(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture);

    private static TaskSummary Task(string at, int? minutes) =>
        TaskViews.Manual(at: DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)) with
        {
            DurationMinutes = minutes,
        };
}
