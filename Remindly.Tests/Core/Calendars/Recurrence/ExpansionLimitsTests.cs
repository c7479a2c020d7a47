using System.Diagnostics;
using NodaTime;
using Remindly.Core.Calendars.Recurrence;
using Xunit;

namespace Remindly.Tests.Core.Calendars.Recurrence;

public sealed class ExpansionLimitsTests
{
    private static readonly LocalDateTime Long = new(1970, 1, 1, 0, 0);
    private static readonly Instant From = Instant.FromUtc(2026, 11, 25, 9, 0);
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    [Theory]
    [InlineData("FREQ=SECONDLY")]
    [InlineData("FREQ=DAILY;BYHOUR=0,1,2,3,4,5;BYMINUTE=0,10,20,30,40,50")]
    public void Stops_an_endless_rule_after_as_many_occurrences_as_allowed(string rule)
    {
        var read = new List<LocalDateTime>();
        var stopped = Assert.Throws<ExpansionLimitException>(() =>
            read.AddRange(Occurrences.Of(Read(rule), Long, new ExpansionLimits(Steps: 10_000, Occurrences: 1_000)))
        );
        Assert.Equal(ExceededLimit.Occurrences, stopped.Limit);
    }

    [Theory]
    // Nothing matches, or only what takes long to find.
    [InlineData("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=31")]
    [InlineData("FREQ=SECONDLY;INTERVAL=2;BYSECOND=1")]
    [InlineData("FREQ=MINUTELY;INTERVAL=1440;BYHOUR=7")]
    [InlineData("FREQ=HOURLY;BYMINUTE=1;BYSETPOS=366")]
    // Ten million seconds a year, of which none is asked for.
    [InlineData("FREQ=SECONDLY;COUNT=2147483647;BYHOUR=0,1,2,3")]
    public void Stops_a_rule_that_searches_for_too_long_within_a_second(string rule)
    {
        var watch = Stopwatch.StartNew();
        var stopped = Assert.Throws<ExpansionLimitException>(() => Window(rule, Duration.FromDays(2_900_000)));
        Assert.Equal(ExceededLimit.Steps, stopped.Limit);
        // A second, with room for a busy machine.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("FREQ=SECONDLY", 61)]
    [InlineData("FREQ=SECONDLY;COUNT=2147483647", 61)]
    [InlineData("FREQ=SECONDLY;COUNT=1000", 0)]
    [InlineData("FREQ=SECONDLY;INTERVAL=7", 8)]
    [InlineData("FREQ=MINUTELY;BYSECOND=0,30", 3)]
    [InlineData("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25;BYHOUR=4;BYMINUTE=0,1,2;BYSECOND=0,1,2,3", 5)]
    public void Starts_near_the_window_however_far_the_start_lies_back(string rule, int count) =>
        Assert.Equal(count, Window(rule, Duration.FromMinutes(1), new ExpansionLimits(Steps: 200, Occurrences: 100)).Count);

    [Fact]
    public void A_year_of_seconds_is_not_kept_in_memory()
    {
        string Numbers(int end) => string.Join(',', Enumerable.Range(0, end));
        var rule = $"FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR={Numbers(24)};BYMINUTE={Numbers(60)};BYSECOND={Numbers(60)};BYSETPOS=-1";
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(Instant.FromUtc(2027, 1, 1, 4, 59, 59), Assert.Single(Window(rule, Duration.FromDays(60))));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    private static List<Instant> Window(string rule, Duration length, ExpansionLimits? limits = null) =>
        [.. Occurrences.Between(Read(rule), Long, NewYork, From, From + length, limits ?? ExpansionLimits.Default)];

    private static RecurrenceRule Read(string text)
    {
        var rule = RecurrenceRule.Parse(text, out var problem);
        Assert.True(rule is not null, problem);
        return rule;
    }
}
