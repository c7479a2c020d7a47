using System.Globalization;
using Remindly.Web.Components.Shared;
using Xunit;

namespace Remindly.Tests.Web.Components.Shared;

public sealed class TimesTests
{
    private const string NewYork = "America/New_York";
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 15, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-22T19:30:00Z", "en-US", "today 2:30 pm")]
    [InlineData("2026-11-22T19:30:00Z", "en-GB", "today 14:30")]
    [InlineData("2026-11-23T14:05:00Z", "en-US", "tomorrow 9:05 am")]
    [InlineData("2026-11-21T23:00:00Z", "en-US", "yesterday 6:00 pm")]
    [InlineData("2026-12-08T14:00:00Z", "en-US", "Tue, Dec 8 9:00 am")]
    [InlineData("2026-12-08T14:00:00Z", "en-GB", "Tue 8 Dec 09:00")]
    [InlineData("2027-01-05T05:00:00Z", "en-GB", "Tue 5 Jan 2027 00:00")]
    [InlineData("2026-11-23T04:59:00Z", "en-US", "today 11:59 pm")]
    public void Are_said_as_people_say_them(string at, string culture, string words) =>
        Assert.Equal(words, Times.Words(At(at), Now, NewYork, CultureInfo.GetCultureInfo(culture)));

    [Theory]
    [InlineData(-10, "just now")]
    [InlineData(-70, "1 minute ago")]
    [InlineData(-300, "5 minutes ago")]
    [InlineData(-7200, "2 hours ago")]
    [InlineData(10, "in a moment")]
    [InlineData(900, "in 15 minutes")]
    [InlineData(-86400, "yesterday 10:00 am")]
    public void Tell_how_long_ago(int seconds, string words) =>
        Assert.Equal(words, Times.Relative(Now.AddSeconds(seconds), Now, NewYork, CultureInfo.GetCultureInfo("en-US")));

    [Fact]
    public void Name_the_whole_date_where_it_is_asked_for()
    {
        Assert.Equal(
            "Tuesday 8 December 2026, 14:00, London time",
            Times.Exact(At("2026-12-08T14:00:00Z"), "Europe/London", CultureInfo.GetCultureInfo("en-GB"))
        );
        Assert.Equal(
            "Tuesday, December 8, 2026, 9:00 am, New York time",
            Times.Exact(At("2026-12-08T14:00:00Z"), NewYork, CultureInfo.GetCultureInfo("en-US"))
        );
    }

    [Theory]
    [InlineData("2026-03-08T06:59:00Z", "1:59 am")]
    [InlineData("2026-03-08T07:00:00Z", "3:00 am")]
    [InlineData("2026-11-01T05:30:00Z", "1:30 am")]
    [InlineData("2026-11-01T06:30:00Z", "1:30 am")]
    public void Follow_the_clocks_when_they_change(string at, string words) =>
        Assert.Equal(words, Times.Clock(At(at), NewYork, CultureInfo.GetCultureInfo("en-US")));

    [Fact]
    public void Know_where_two_people_read_different_clocks()
    {
        Assert.True(Times.Differ(Now, NewYork, "Asia/Kolkata"));
        Assert.False(Times.Differ(Now, NewYork, "America/Toronto"));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
