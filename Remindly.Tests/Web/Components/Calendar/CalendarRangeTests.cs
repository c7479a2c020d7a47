using System.Globalization;
using Remindly.Web.Components.Calendar;
using Xunit;

namespace Remindly.Tests.Web.Components.Calendar;

public sealed class CalendarRangeTests
{
    [Theory]
    [InlineData("2026-11-24", "en-US", "2026-11-01", "2026-12-05")]
    [InlineData("2026-11-24", "en-GB", "2026-10-26", "2026-12-06")]
    [InlineData("2026-02-10", "en-US", "2026-02-01", "2026-02-28")]
    [InlineData("2027-02-10", "en-GB", "2027-02-01", "2027-02-28")]
    [InlineData("2026-08-31", "en-US", "2026-07-26", "2026-09-05")]
    [InlineData("2028-02-29", "en-GB", "2028-01-31", "2028-03-05")]
    public void A_month_is_whole_weeks_that_begin_as_the_reader_says(string date, string culture, string first, string last)
    {
        var range = Around(date, CalendarView.Month, culture);

        Assert.Equal((Day(first), Day(last)), (range.First, range.Last));
        Assert.Equal(0, (range.Last.DayNumber - range.First.DayNumber + 1) % 7);
        Assert.True(range.IsInside(Day(date)));
    }

    [Fact]
    public void The_days_around_a_month_are_outside_it()
    {
        var range = Around("2026-11-24", CalendarView.Month, "en-GB");

        Assert.False(range.IsInside(range.First));
        Assert.True(range.IsInside(new DateOnly(2026, 11, 1)));
        Assert.True(range.IsInside(new DateOnly(2026, 11, 30)));
        Assert.False(range.IsInside(range.Last));
    }

    [Theory]
    [InlineData("2026-11-22", "en-US", "2026-11-22")]
    [InlineData("2026-11-28", "en-US", "2026-11-22")]
    [InlineData("2026-11-22", "en-GB", "2026-11-16")]
    [InlineData("2026-11-23", "en-GB", "2026-11-23")]
    public void A_week_begins_as_the_reader_says(string date, string culture, string first)
    {
        var range = Around(date, CalendarView.Week, culture);

        Assert.Equal((Day(first), Day(first).AddDays(6)), (range.First, range.Last));
    }

    [Theory]
    [InlineData(CalendarView.Month, "2026-01-31", "2025-12-31", "2026-02-28")]
    [InlineData(CalendarView.Week, "2026-01-31", "2026-01-24", "2026-02-07")]
    [InlineData(CalendarView.Day, "2026-03-01", "2026-02-28", "2026-03-02")]
    [InlineData(CalendarView.Agenda, "2026-01-31", "2026-01-03", "2026-02-28")]
    public void Steps_lead_to_what_is_before_and_after(CalendarView view, string date, string previous, string next)
    {
        var range = Around(date, view, "en-US");

        Assert.Equal((Day(previous), Day(next)), (range.Previous, range.Next));
    }

    [Fact]
    public void Time_ends_where_no_life_reaches()
    {
        Assert.Null(Around("2199-12-20", CalendarView.Month, "en-US").Next);
        Assert.Null(Around("1901-01-01", CalendarView.Day, "en-US").Previous);
    }

    [Theory]
    [InlineData(CalendarView.Month, "2026-11-24", "en-US", "November 2026")]
    [InlineData(CalendarView.Week, "2026-11-24", "en-US", "November 22 – 28, 2026")]
    [InlineData(CalendarView.Week, "2026-11-24", "en-GB", "23 – 29 November 2026")]
    [InlineData(CalendarView.Week, "2026-12-01", "en-GB", "30 November – 6 December 2026")]
    [InlineData(CalendarView.Week, "2026-12-30", "en-US", "December 27, 2026 – January 2, 2027")]
    [InlineData(CalendarView.Week, "2026-12-30", "en-GB", "28 December 2026 – 3 January 2027")]
    [InlineData(CalendarView.Day, "2026-11-25", "en-US", "Wednesday, November 25, 2026")]
    [InlineData(CalendarView.Day, "2026-11-25", "en-GB", "Wednesday 25 November 2026")]
    [InlineData(CalendarView.Agenda, "2026-11-25", "en-US", "November 25 – December 22, 2026")]
    public void Its_title_says_which_days_it_shows(CalendarView view, string date, string culture, string words) =>
        Assert.Equal(words, Around(date, view, culture).Words(CultureInfo.GetCultureInfo(culture)));

    private static CalendarRange Around(string date, CalendarView view, string culture) =>
        CalendarRange.Around(Day(date), view, CultureInfo.GetCultureInfo(culture));

    private static DateOnly Day(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture);
}
