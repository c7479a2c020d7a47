using NodaTime;
using NodaTime.Text;
using Remindly.Core.Calendars.Recurrence;
using Xunit;

namespace Remindly.Tests.Core.Calendars.Recurrence;

/// <summary>The clock on the wall keeps its time when the offset changes; what it skips comes later, what it repeats comes once.</summary>
public sealed class OccurrencesInZonesTests
{
    [Theory]
    // New York: 2:00 becomes 3:00 on March 8, and 2:00 becomes 1:00 on November 1, 2026.
    [InlineData("America/New_York", "2026-03-07T09:00:00", "FREQ=DAILY;COUNT=3", "03-07T14:00 03-08T13:00 03-09T13:00")]
    [InlineData("America/New_York", "2026-03-07T02:30:00", "FREQ=DAILY;COUNT=3", "03-07T07:30 03-08T07:30 03-09T06:30")]
    [InlineData("America/New_York", "2026-10-31T01:30:00", "FREQ=DAILY;COUNT=3", "10-31T05:30 11-01T05:30 11-02T06:30")]
    [InlineData(
        "America/New_York",
        "2026-03-08T01:30:00",
        "FREQ=MINUTELY;INTERVAL=30;COUNT=6",
        "03-08T06:30 03-08T07:00 03-08T07:30 03-08T08:00"
    )]
    [InlineData("America/New_York", "2026-11-01T00:00:00", "FREQ=HOURLY;COUNT=4", "11-01T04:00 11-01T05:00 11-01T07:00 11-01T08:00")]
    // London: 1:00 becomes 2:00 on March 29, and 2:00 becomes 1:00 on October 25, 2026.
    [InlineData("Europe/London", "2026-03-28T08:00:00", "FREQ=DAILY;COUNT=2", "03-28T08:00 03-29T07:00")]
    [InlineData("Europe/London", "2026-03-28T01:15:00", "FREQ=DAILY;COUNT=3", "03-28T01:15 03-29T01:15 03-30T00:15")]
    [InlineData("Europe/London", "2026-10-24T01:15:00", "FREQ=DAILY;COUNT=3", "10-24T00:15 10-25T00:15 10-26T01:15")]
    // Sydney: 3:00 becomes 2:00 on April 5, and 2:00 becomes 3:00 on October 4, 2026.
    [InlineData("Australia/Sydney", "2026-04-04T02:30:00", "FREQ=DAILY;COUNT=3", "04-03T15:30 04-04T15:30 04-05T16:30")]
    [InlineData("Australia/Sydney", "2026-10-03T02:30:00", "FREQ=DAILY;COUNT=3", "10-02T16:30 10-03T16:30 10-04T15:30")]
    // Kolkata keeps one offset, of a half hour.
    [InlineData("Asia/Kolkata", "2026-03-07T09:00:00", "FREQ=DAILY;INTERVAL=120;COUNT=3", "03-07T03:30 07-05T03:30 11-02T03:30")]
    // A whole day is missing in Apia: December 30, 2011.
    [InlineData("Pacific/Apia", "2011-12-29T10:00:00", "FREQ=DAILY;COUNT=3", "12-29T20:00 12-30T20:00")]
    // An end in UTC is an instant.
    [InlineData("America/New_York", "2026-03-07T09:00:00", "FREQ=DAILY;UNTIL=20260309T130000Z", "03-07T14:00 03-08T13:00 03-09T13:00")]
    [InlineData("America/New_York", "2026-03-07T09:00:00", "FREQ=DAILY;UNTIL=20260309T125959Z", "03-07T14:00 03-08T13:00")]
    [InlineData("Australia/Sydney", "2026-10-03T09:00:00", "FREQ=DAILY;UNTIL=20261004", "10-02T23:00 10-03T22:00")]
    public void Keeps_the_clock_on_the_wall(string zone, string start, string rule, string instants) =>
        Assert.Equal(instants.Split(' '), Between(rule, start, zone, Instant.MinValue, Instant.MaxValue));

    [Theory]
    [InlineData("2026-03-08T07:30:00Z", "2026-03-09T06:30:00Z", "03-08T07:30 03-09T06:30")]
    [InlineData("2026-03-08T07:30:01Z", "2026-03-09T06:29:59Z", "")]
    [InlineData("2026-03-07T00:00:00Z", "2026-03-07T12:00:00Z", "03-07T07:30")]
    [InlineData("2026-03-09T00:00:00Z", "2026-03-08T00:00:00Z", "")]
    public void Takes_both_ends_of_the_window_and_nothing_outside(string from, string to, string instants) =>
        Assert.Equal(
            instants.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Between("FREQ=DAILY", "2020-01-01T02:30:00", "America/New_York", InstantOf(from), InstantOf(to))
        );

    private static IEnumerable<string> Between(string text, string start, string zone, Instant from, Instant to)
    {
        var rule = RecurrenceRule.Parse(text, out var problem);
        Assert.True(rule is not null, problem);
        var local = LocalDateTimePattern.ExtendedIso.Parse(start).Value;
        return Occurrences
            .Between(rule, local, DateTimeZoneProviders.Tzdb[zone], from, to, ExpansionLimits.Default)
            .Select(InstantPattern.CreateWithInvariantCulture("MM-dd'T'HH:mm").Format);
    }

    private static Instant InstantOf(string text) => InstantPattern.General.Parse(text).Value;
}
