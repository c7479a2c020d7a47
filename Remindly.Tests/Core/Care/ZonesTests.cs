using System.Globalization;
using Remindly.Core.Care;
using Xunit;

namespace Remindly.Tests.Core.Care;

public sealed class ZonesTests
{
    [Theory]
    [InlineData("America/New_York", "2026-03-08", "2026-03-08T05:00Z", 23)]
    [InlineData("America/New_York", "2026-11-01", "2026-11-01T04:00Z", 25)]
    [InlineData("America/New_York", "2026-07-01", "2026-07-01T04:00Z", 24)]
    [InlineData("Europe/London", "2026-03-29", "2026-03-29T00:00Z", 23)]
    [InlineData("Europe/London", "2026-10-25", "2026-10-24T23:00Z", 25)]
    [InlineData("Europe/London", "2026-12-25", "2026-12-25T00:00Z", 24)]
    [InlineData("Australia/Sydney", "2026-04-05", "2026-04-04T13:00Z", 25)]
    [InlineData("Australia/Sydney", "2026-10-04", "2026-10-03T14:00Z", 23)]
    [InlineData("Australia/Sydney", "2026-01-26", "2026-01-25T13:00Z", 24)]
    [InlineData("Asia/Kolkata", "2026-03-08", "2026-03-07T18:30Z", 24)]
    [InlineData("Asia/Kolkata", "2026-10-25", "2026-10-24T18:30Z", 24)]
    // Where the clocks go forward at midnight the day starts at one.
    [InlineData("Africa/Cairo", "2026-04-24", "2026-04-23T22:00Z", 23)]
    public void A_day_has_its_own_length(string zone, string date, string start, int hours)
    {
        var day = DateOnly.Parse(date, CultureInfo.InvariantCulture);
        var begins = At(start);

        Assert.Equal(begins, Zones.StartOfDay(day, zone));
        Assert.Equal((begins, begins.AddHours(hours)), Zones.DayOf(begins, zone));
        Assert.Equal((begins, begins.AddHours(hours)), Zones.DayOf(begins.AddHours(hours).AddTicks(-1), zone));
    }

    [Theory]
    [InlineData("America/New_York", "2026-03-08T06:59Z", "2026-03-08T01:59-05:00")]
    [InlineData("America/New_York", "2026-03-08T07:00Z", "2026-03-08T03:00-04:00")]
    [InlineData("America/New_York", "2026-11-01T05:59Z", "2026-11-01T01:59-04:00")]
    [InlineData("America/New_York", "2026-11-01T06:00Z", "2026-11-01T01:00-05:00")]
    [InlineData("Europe/London", "2026-03-29T00:59Z", "2026-03-29T00:59Z")]
    [InlineData("Europe/London", "2026-03-29T01:00Z", "2026-03-29T02:00+01:00")]
    [InlineData("Europe/London", "2026-10-25T00:59Z", "2026-10-25T01:59+01:00")]
    [InlineData("Europe/London", "2026-10-25T01:00Z", "2026-10-25T01:00Z")]
    [InlineData("Australia/Sydney", "2026-04-04T15:59Z", "2026-04-05T02:59+11:00")]
    [InlineData("Australia/Sydney", "2026-04-04T16:00Z", "2026-04-05T02:00+10:00")]
    [InlineData("Australia/Sydney", "2026-10-03T15:59Z", "2026-10-04T01:59+10:00")]
    [InlineData("Australia/Sydney", "2026-10-03T16:00Z", "2026-10-04T03:00+11:00")]
    [InlineData("Asia/Kolkata", "2026-03-29T01:00Z", "2026-03-29T06:30+05:30")]
    [InlineData("Asia/Kolkata", "2026-10-25T18:29Z", "2026-10-25T23:59+05:30")]
    public void An_instant_reads_as_the_clock_there(string zone, string instant, string reads)
    {
        var local = Zones.Local(At(instant), zone);

        Assert.Equal(At(reads), local);
        Assert.Equal(At(reads).Offset, local.Offset);
        Assert.Equal(DateOnly.FromDateTime(At(reads).DateTime), Zones.DateOf(At(instant), zone));
    }

    [Theory]
    // Skipped: later by the gap.
    [InlineData("America/New_York", "2026-03-08T02:30", "2026-03-08T07:30Z")]
    [InlineData("Europe/London", "2026-03-29T01:30", "2026-03-29T01:30Z")]
    [InlineData("Australia/Sydney", "2026-10-04T02:30", "2026-10-03T16:30Z")]
    // Twice: the first.
    [InlineData("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30Z")]
    [InlineData("Europe/London", "2026-10-25T01:30", "2026-10-25T00:30Z")]
    [InlineData("Australia/Sydney", "2026-04-05T02:30", "2026-04-04T15:30Z")]
    [InlineData("Asia/Kolkata", "2026-03-08T02:30", "2026-03-07T21:00Z")]
    public void A_reading_that_is_skipped_or_comes_twice_means_one_instant(string zone, string reading, string instant) =>
        Assert.Equal(At(instant), Zones.InstantOf(DateTime.Parse(reading, CultureInfo.InvariantCulture), zone));

    [Theory]
    [InlineData("America/New_York", true)]
    [InlineData("Asia/Kolkata", true)]
    [InlineData("UTC", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("america/new_york", false)]
    [InlineData("UTC+5", false)]
    [InlineData("UTC+05:30", false)]
    [InlineData("Eastern Standard Time", false)]
    [InlineData("Mars/Olympus_Mons", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Names_are_IANA_names(string? name, bool known) => Assert.Equal(known, Zones.IsKnown(name));

    [Fact]
    public void An_unknown_zone_is_named() =>
        Assert.Contains("Mars", Assert.Throws<ArgumentException>(() => Zones.DateOf(At("2026-01-01T00:00Z"), "Mars")).Message);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
