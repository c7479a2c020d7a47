using System.Diagnostics;
using System.Text;
using NodaTime;
using Remindly.Core.Calendars;
using Remindly.Core.Calendars.Expansion;
using Xunit;

namespace Remindly.Tests.Core.Calendars;

/// <summary>Calendars that are no calendars, too much, or made to do harm: each ends in a clear error, soon and in little memory.</summary>
public sealed class CalendarLimitsTests
{
    // All that is ever allocated, most of it for a moment.
    private const long LittleMemory = 150_000_000;

    // A second, with room for a busy machine.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("", CalendarFaultKind.NotACalendar)]
    [InlineData("\r\n\r\n", CalendarFaultKind.NotACalendar)]
    [InlineData("<!doctype html><html><body>Sign in</body></html>", CalendarFaultKind.NotACalendar)]
    [InlineData("BEGIN:VCARD\r\nEND:VCARD\r\n", CalendarFaultKind.NotACalendar)]
    [InlineData("{\"error\":\"not found\"}", CalendarFaultKind.NotACalendar)]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", CalendarFaultKind.CutOff)]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:2026", CalendarFaultKind.CutOff)]
    [InlineData("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR\r\n", CalendarFaultKind.CutOff)]
    public async Task Refuses_what_is_no_whole_calendar(string text, CalendarFaultKind kind) =>
        Assert.Equal(kind, await CalendarFiles.RefusedAsync(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public async Task Refuses_a_line_of_ten_megabytes() =>
        Assert.Equal(CalendarFaultKind.LineTooLong, await CostsLittle("BEGIN:VCALENDAR\r\nSUMMARY:", "abcdefghij", 1_000_000));

    [Fact]
    public async Task Refuses_a_line_of_endless_folds() =>
        Assert.Equal(CalendarFaultKind.TooManyLines, await CostsLittle("BEGIN:VCALENDAR\r\nSUMMARY:", "\r\n ", 3_000_000));

    [Fact]
    public async Task Refuses_a_hundred_thousand_events() =>
        Assert.Equal(
            CalendarFaultKind.TooManyComponents,
            await CostsLittle("BEGIN:VCALENDAR\r\n", "BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261125T090000Z\r\nEND:VEVENT\r\n", 100_000)
        );

    [Fact]
    public async Task Refuses_too_many_properties() =>
        Assert.Equal(
            CalendarFaultKind.TooManyProperties,
            await CostsLittle("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "ATTENDEE:a\r\n", 500_000)
        );

    [Fact]
    public async Task Refuses_entries_nested_too_deep() =>
        Assert.Equal(CalendarFaultKind.TooDeep, await CostsLittle("BEGIN:VCALENDAR\r\n", "BEGIN:VEVENT\r\n", 500_000));

    [Fact]
    public async Task Refuses_too_many_bytes_and_reads_no_further()
    {
        using var endless = new EndlessStream("BEGIN:VCALENDAR\r\n", $"BEGIN:VEVENT\r\nX-A:{new string('a', 200)}\r\nEND:VEVENT\r\n");
        var limits = CalendarLimits.Default with { Bytes = 1_000_000 };
        var reading = await CalendarReader.ReadAsync(endless, limits, TestContext.Current.CancellationToken);
        Assert.Equal(CalendarFaultKind.TooManyBytes, Assert.IsType<CalendarReading.Refused>(reading).Fault.Kind);
        Assert.InRange(endless.Given, 1_000_000, 1_100_000);
    }

    [Theory]
    [InlineData("FREQ=SECONDLY")]
    [InlineData("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=SECONDLY;COUNT=2147483647;BYSECOND=1")]
    public async Task Leaves_out_an_endless_event_and_keeps_the_others(string rule)
    {
        var watch = Stopwatch.StartNew();
        var text = CalendarFiles.Of(
            CalendarFiles.Event("UID:endless", "DTSTART:19700101T000000", $"RRULE:{rule}"),
            CalendarFiles.Event("UID:good", "DTSTART:20261125T090000")
        );
        var complete = await CalendarFiles.ExpandAsync(text, "2026-11-01", "9000-01-01");
        Assert.Equal("good", Assert.Single(complete.Occurrences).Uid);
        Assert.Equal(("endless", true), (Assert.Single(complete.Problems).Uid, complete.Problems[0].Left));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Soon);
    }

    [Fact]
    public async Task Leaves_out_an_event_with_too_many_added_times()
    {
        var first = new LocalDateTime(2026, 11, 25, 0, 0);
        var times = Enumerable.Range(0, 50_000).Select(number => first.PlusSeconds(number).ToString("uuuuMMdd'T'HHmmss", null));
        var text = CalendarFiles.Of(CalendarFiles.Event("DTSTART:20261125T000000", $"RDATE:{string.Join(',', times)}"));
        var complete = await CalendarFiles.ExpandAsync(text, "2026-11-01", "2026-12-01");
        Assert.Empty(complete.Occurrences);
        Assert.True(Assert.Single(complete.Problems).Left);
    }

    [Theory]
    [InlineData("FREQ=DAILY", CalendarFaultKind.TooManyOccurrences)]
    [InlineData("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", CalendarFaultKind.TooManySteps)]
    public async Task Refuses_a_calendar_whose_events_are_too_much_together(string rule, CalendarFaultKind kind)
    {
        var events = Enumerable
            .Range(0, 200)
            .Select(number => CalendarFiles.Event($"UID:{number}", "DTSTART:20200101T000000", $"RRULE:{rule}"));
        var calendar = await CalendarFiles.ReadAsync(CalendarFiles.Of([.. events]));
        var limits = CalendarLimits.Default with { Occurrences = 2_000, Steps = 50_000 };
        var (from, to) = (Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2027, 1, 1, 0, 0));
        var refused = Assert.IsType<CalendarExpansion.Refused>(CalendarExpander.Expand(calendar, DateTimeZone.Utc, from, to, limits));
        Assert.Equal(kind, refused.Fault.Kind);
    }

    [Theory]
    [InlineData("DTSTART:99991231T235959", "RRULE:FREQ=YEARLY")]
    [InlineData("DTSTART:00010101T000000", "RRULE:FREQ=YEARLY")]
    [InlineData("DTSTART:90001231T235959", "DURATION:P9999999W")]
    [InlineData("DTSTART:20261125T090000", "DTEND:90001231T235959")]
    [InlineData("DTSTART;VALUE=DATE:20261125", "DTEND;VALUE=DATE:90001231")]
    [InlineData("DTSTART:20261125T090000", "DURATION:-P50000D")]
    [InlineData("DTSTART:20261125T090000\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:00010101T000000", "X-A:1")]
    [InlineData("DTSTART;TZID=Own:20261125T090000", "RRULE:FREQ=YEARLY;INTERVAL=2147483647")]
    public async Task Works_out_the_far_ends_of_time_without_falling_off(params string[] lines)
    {
        var calendar = await CalendarFiles.ReadAsync(CalendarFiles.Of(CalendarFiles.Event(lines)));
        Assert.IsType<CalendarExpansion.Complete>(
            CalendarExpander.Expand(calendar, CalendarFiles.Berlin, Instant.MinValue, Instant.MaxValue, CalendarLimits.Default)
        );
    }

    [Fact]
    public async Task Ends_in_a_calendar_or_a_fault_whatever_the_bytes_are()
    {
        var random = new Random(6868);
        var sound = Encoding.UTF8.GetBytes(
            CalendarFiles.Of(
                "BEGIN:VTIMEZONE\r\nTZID:Own\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE",
                CalendarFiles.Event(
                    "DTSTART;TZID=Own:20261125T090000",
                    "DURATION:PT1H",
                    "RRULE:FREQ=WEEKLY;BYDAY=WE",
                    "EXDATE;TZID=Own:20261202T090000"
                ),
                CalendarFiles.Event(
                    "DTSTART;TZID=Own:20261209T100000",
                    "RECURRENCE-ID;TZID=Own;RANGE=THISANDFUTURE:20261209T090000",
                    "SUMMARY:ä\\n🏥"
                )
            )
        );
        for (var round = 0; round < 3_000; round++)
        {
            var bytes = (byte[])sound.Clone();
            for (var change = random.Next(1, 8); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            if (await CalendarFiles.ReadAsync(bytes) is CalendarReading.Read read)
            {
                CalendarExpander.Expand(read.Calendar, CalendarFiles.Berlin, Instant.MinValue, Instant.MaxValue, CalendarLimits.Default);
            }
        }
    }

    private static async Task<CalendarFaultKind> CostsLittle(string beginning, string repeated, int times)
    {
        var watch = Stopwatch.StartNew();
        using var stream = new EndlessStream(beginning, repeated, times);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = await CalendarReader.ReadAsync(stream, CalendarLimits.Default, TestContext.Current.CancellationToken);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, LittleMemory);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Soon);
        return Assert.IsType<CalendarReading.Refused>(reading).Fault.Kind;
    }
}
