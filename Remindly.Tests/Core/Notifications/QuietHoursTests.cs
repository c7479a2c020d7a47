using System.Globalization;
using Remindly.Core.Notifications;
using Xunit;

namespace Remindly.Tests.Core.Notifications;

public sealed class QuietHoursTests
{
    private static readonly QuietHours Night = new(new TimeOnly(22, 0), new TimeOnly(7, 0));
    private static readonly QuietHours Nap = new(new TimeOnly(13, 0), new TimeOnly(14, 30));

    // The clocks of New York skip 2:00 to 3:00 on 8 March 2026 and show 1:00 to 2:00 twice on 1 November 2026.
    [Theory]
    [InlineData("2026-06-10T12:00:00Z", "2026-06-10T12:00:00Z")] // 8:00
    [InlineData("2026-06-11T01:59:00Z", "2026-06-11T01:59:00Z")] // 21:59
    [InlineData("2026-06-11T02:00:00Z", "2026-06-11T11:00:00Z")] // 22:00
    [InlineData("2026-06-11T10:59:59Z", "2026-06-11T11:00:00Z")] // 6:59:59
    [InlineData("2026-06-11T11:00:00Z", "2026-06-11T11:00:00Z")] // 7:00
    [InlineData("2026-03-08T04:00:00Z", "2026-03-08T11:00:00Z")] // 23:00, and the night is an hour short
    [InlineData("2026-11-01T03:00:00Z", "2026-11-01T12:00:00Z")] // 23:00, and the night is an hour long
    [InlineData("2026-11-01T06:30:00Z", "2026-11-01T12:00:00Z")] // the second 1:30
    public void A_night_ends_when_the_clock_on_the_wall_says_so(string instant, string end) =>
        Assert.Equal(At(end), Night.After(At(instant), "America/New_York"));

    [Theory]
    [InlineData("2026-06-10T12:59:00Z", "2026-06-10T12:59:00Z")]
    [InlineData("2026-06-10T13:00:00Z", "2026-06-10T14:30:00Z")]
    [InlineData("2026-06-10T14:30:00Z", "2026-06-10T14:30:00Z")]
    public void A_nap_ends_the_same_day(string instant, string end) => Assert.Equal(At(end), Nap.After(At(instant), "Etc/UTC"));

    [Fact]
    public void An_end_that_the_clocks_skip_is_an_hour_later()
    {
        var quiet = new QuietHours(new TimeOnly(22, 0), new TimeOnly(2, 30));

        Assert.Equal(At("2026-03-08T07:30:00Z"), quiet.After(At("2026-03-08T05:00:00Z"), "America/New_York"));
    }

    [Fact]
    public void From_and_until_the_same_is_never_quiet()
    {
        var never = new QuietHours(new TimeOnly(7, 0), new TimeOnly(7, 0));

        Assert.Equal(At("2026-06-10T07:00:00Z"), never.After(At("2026-06-10T07:00:00Z"), "Etc/UTC"));
    }

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
