using System.Text;
using NodaTime;
using Remindly.Core.Calendars;
using Xunit;

namespace Remindly.Tests.Core.Calendars;

/// <summary>What real calendars send, and the standard's own finer points.</summary>
public sealed class CalendarReaderTests
{
    [Fact]
    public async Task Reads_what_an_event_says()
    {
        var read = await CalendarFiles.ReadEventAsync(
            "DTSTART;TZID=Europe/Berlin:20261125T090000",
            "DTEND;TZID=Europe/Berlin:20261125T100000",
            "SUMMARY:Physio\\, back; with Dr. M\\nroom 2",
            "LOCATION:Main Street 1",
            "DESCRIPTION:Bring\\\\leave",
            "URL:https://example.org/a,b;c",
            "STATUS:TENTATIVE",
            "SEQUENCE:3",
            "LAST-MODIFIED:20261120T080000Z",
            "X-COLOR;X-KIND=a,b:green"
        );

        Assert.Equal("1@example.org", read.Uid);
        Assert.Equal(new CalendarTime(TimeForm.Zoned, new LocalDateTime(2026, 11, 25, 9, 0), CalendarFiles.Berlin), read.Start);
        Assert.Equal(new LocalDateTime(2026, 11, 25, 10, 0), read.End!.Local);
        Assert.Equal(
            ("Physio, back; with Dr. M\nroom 2", "Main Street 1", "Bring\\leave"),
            (read.Summary, read.Location, read.Description)
        );
        Assert.Equal(("https://example.org/a,b;c", EventStatus.Tentative, 3), (read.Url, read.Status, read.Sequence));
        Assert.Equal(Instant.FromUtc(2026, 11, 20, 8, 0), read.Changed);
        Assert.Equal(["a", "b"], read.Properties.Single(line => line.Name == "X-COLOR").Parameters.Single().Values);
    }

    [Fact]
    public async Task Reads_what_the_calendar_says_of_itself()
    {
        var read = await CalendarFiles.ReadAsync(
            CalendarFiles.Of("X-WR-CALNAME:Rosa\\, appointments", "X-WR-TIMEZONE:Europe/Berlin", "REFRESH-INTERVAL;VALUE=DURATION:PT6H")
        );
        Assert.Equal(("Rosa, appointments", "Europe/Berlin"), (read.Name, read.TimeZone));
        Assert.Equal(new NominalDuration(0, Duration.FromHours(6)), read.RefreshInterval);
        Assert.Empty(read.Events);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n\r\n")]
    public async Task Reads_any_end_of_line(string end)
    {
        var text = CalendarFiles.Of(CalendarFiles.Event("DTSTART:20261125T090000", "SUMMARY:Walk in", "  the park")).Replace("\r\n", end);
        var read = Assert.Single((await CalendarFiles.ReadAsync(text)).Events);
        Assert.Equal("Walk in the park", read.Summary);
    }

    [Fact]
    public async Task Reads_lines_that_are_folded_inside_a_character_wherever_the_bytes_are_cut()
    {
        const string Summary = "Zahnärztin 🏥 薬局";
        var bytes = new List<byte>();
        foreach (var octet in Encoding.UTF8.GetBytes("SUMMARY:" + Summary))
        {
            bytes.AddRange([octet, (byte)'\r', (byte)'\n', (byte)' ']);
        }

        var text = CalendarFiles.Of(CalendarFiles.Event("DTSTART:20261125T090000", "*"));
        var at = text.IndexOf('*');
        byte[] whole =
        [
            .. Encoding.UTF8.Preamble,
            .. Encoding.UTF8.GetBytes(text[..at]),
            .. bytes[..^3],
            .. Encoding.UTF8.GetBytes(text[(at + 1)..]),
        ];
        using var stream = new DripStream(whole);
        var reading = await CalendarReader.ReadAsync(stream, CalendarLimits.Default, TestContext.Current.CancellationToken);
        Assert.Equal(Summary, Assert.Single(Assert.IsType<CalendarReading.Read>(reading).Calendar.Events).Summary);
    }

    [Theory]
    [InlineData("begin:vcalendar\r\nBegin:VEvent\r\nuid:1\r\ndtstart:20261125T090000z\r\nEND:VEVENT\r\nend:VCALENDAR")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261125T0900Z\r\nEND:VEVENT\r\nEND:VCALENDAR")]
    [InlineData("BEGIN:VCALENDAR\r\nEND:VTODO\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261125T090000Z\r\nEND:VCALENDAR")]
    [InlineData(
        "BEGIN:VCALENDAR\r\nthe rest of a text\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;X=:20261125T090000Z\r\n: \r\nEND:VEVENT\r\nEND:VCALENDAR"
    )]
    [InlineData(
        "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261125T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR"
    )]
    public async Task Reads_what_is_written_a_little_wrong(string text) =>
        Assert.Equal(
            Instant.FromUtc(2026, 11, 25, 9, 0),
            Assert.Single((await CalendarFiles.ReadAsync(text)).Events).Start.InstantOr(CalendarFiles.Berlin)
        );

    [Fact]
    public async Task Passes_over_alarms_and_other_things_and_keeps_them_out_of_the_event()
    {
        var read = await CalendarFiles.ReadAsync(
            CalendarFiles.Of(
                CalendarFiles.Event(
                    "DTSTART:20261125T090000Z",
                    "BEGIN:VALARM",
                    "SUMMARY:Alarm",
                    "TRIGGER:-PT1H",
                    "END:VALARM",
                    "SUMMARY:Visit"
                ),
                "BEGIN:VTODO\r\nUID:2\r\nSUMMARY:Shop\r\nEND:VTODO"
            )
        );
        Assert.Equal("Visit", Assert.Single(read.Events).Summary);
    }

    [Fact]
    public async Task Tells_of_an_event_without_a_start_and_keeps_the_others()
    {
        var read = await CalendarFiles.ReadAsync(
            CalendarFiles.Of(CalendarFiles.Event("UID:bad", "DTSTART:soon"), CalendarFiles.Event("UID:good", "DTSTART:20261125"))
        );
        Assert.Equal("good", Assert.Single(read.Events).Uid);
        Assert.Equal(("bad", true), (Assert.Single(read.Problems).Uid, read.Problems[0].Left));
    }

    [Theory]
    [InlineData("RRULE:FREQ=SOMETIMES", "Its repetition cannot be read")]
    [InlineData("EXDATE:never", "A date of its EXDATE cannot be read")]
    [InlineData("RDATE;VALUE=PERIOD:20261125T090000Z/soon", "A date of its RDATE cannot be read")]
    [InlineData("DTEND;TZID=Mars/Olympus:20261125T100000", "Nobody knows its time zone \"Mars/Olympus\"")]
    public async Task Tells_what_it_could_not_read_of_an_event(string line, string problem)
    {
        var read = await CalendarFiles.ReadAsync(CalendarFiles.Of(CalendarFiles.Event("DTSTART:20261125T090000Z", line)));
        Assert.Single(read.Events);
        Assert.StartsWith(problem, Assert.Single(read.Problems).Message);
        Assert.False(read.Problems[0].Left);
    }

    [Fact]
    public async Task Gives_an_event_without_a_uid_the_same_one_each_time()
    {
        var text = CalendarFiles.Of("BEGIN:VEVENT\r\nDTSTART:20261125T090000Z\r\nSUMMARY:Visit\r\nEND:VEVENT");
        var uid = (await CalendarFiles.ReadAsync(text)).Events[0].Uid;
        Assert.StartsWith("no-uid-", uid);
        Assert.Equal(uid, (await CalendarFiles.ReadAsync(text)).Events[0].Uid);
        Assert.NotEqual(uid, (await CalendarFiles.ReadAsync(text.Replace("Visit", "Other"))).Events[0].Uid);
    }

    [Theory]
    [InlineData("STATUS:CANCELLED", "", EventStatus.Cancelled)]
    [InlineData("STATUS: canceled ", "", EventStatus.Cancelled)]
    [InlineData("STATUS:SOMETHING", "", EventStatus.Confirmed)]
    [InlineData("X-NOTHING:1", "METHOD:CANCEL", EventStatus.Cancelled)]
    [InlineData("X-NOTHING:1", "METHOD:PUBLISH", EventStatus.Confirmed)]
    public async Task Knows_what_is_cancelled(string line, string calendar, EventStatus status) =>
        Assert.Equal(
            status,
            (await CalendarFiles.ReadAsync(CalendarFiles.Of(calendar, CalendarFiles.Event("DTSTART:20261125T090000Z", line))))
                .Events[0]
                .Status
        );
}
