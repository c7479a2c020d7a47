using NodaTime;
using Remindly.Core.Calendars;
using Xunit;

namespace Remindly.Tests.Core.Calendars.Zones;

public sealed class CalendarZonesTests
{
    [Theory]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("europe/berlin", "Europe/Berlin")]
    [InlineData("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires")]
    [InlineData("/mozilla.org/20050126_1/Europe/Berlin", "Europe/Berlin")]
    [InlineData("/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires")]
    [InlineData("W. Europe Standard Time", "Europe/Berlin")]
    [InlineData("Eastern Standard Time", "America/New_York")]
    [InlineData("india standard time", "Asia/Kolkata")]
    [InlineData("UTC", "UTC")]
    [InlineData("GMT+0530", "UTC+05:30")]
    [InlineData("UTC-05:00", "UTC-05")]
    public async Task Finds_a_zone_by_any_of_its_names(string name, string zone) => Assert.Equal(zone, (await StartAsync(name)).Zone!.Id);

    [Theory]
    [InlineData("Mars/Olympus")]
    [InlineData("GMT+99")]
    [InlineData("Rosa's place")]
    public async Task Takes_a_time_as_it_stands_where_nobody_knows_the_zone(string name) =>
        Assert.Equal(TimeForm.Floating, (await StartAsync(name)).Form);

    [Theory]
    // The clocks of the zone below change at 2:00 on the last Sunday in March and 3:00 on the last in October, 45 minutes a time.
    [InlineData("20260115T120000", "2026-01-15T11:00:00Z")]
    [InlineData("20260715T120000", "2026-07-15T10:15:00Z")]
    [InlineData("20260329T021500", "2026-03-29T01:15:00Z")]
    [InlineData("20261025T021500", "2026-10-25T00:30:00Z")]
    [InlineData("20261025T030000", "2026-10-25T02:00:00Z")]
    [InlineData("19500715T120000", "1950-07-15T11:00:00Z")]
    [InlineData("20990715T120000", "2099-07-15T10:15:00Z")]
    public async Task Keeps_the_calendars_own_rules_for_a_zone_of_its_own(string local, string instant)
    {
        var calendar = await CalendarFiles.ReadAsync(
            CalendarFiles.Of(
                CalendarFiles.Event($"DTSTART;TZID=Own place:{local}"),
                Zone(
                    "Own place",
                    "BEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0145\r\nEND:DAYLIGHT",
                    "BEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nTZOFFSETFROM:+0145\r\nTZOFFSETTO:+0100\r\nEND:STANDARD"
                )
            )
        );
        Assert.Equal(instant, Assert.Single(calendar.Events).Start.InstantOr(DateTimeZone.Utc).ToString());
    }

    [Theory]
    [InlineData("20260101T120000", "2026-01-01T08:30:00Z")]
    [InlineData("16500101T120000", "1650-01-01T08:30:00Z")]
    public async Task Knows_a_zone_that_never_changes(string local, string instant)
    {
        var zone = Zone("Own", "BEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0330\r\nTZOFFSETTO:+0330\r\nEND:STANDARD");
        var calendar = await CalendarFiles.ReadAsync(CalendarFiles.Of(zone, CalendarFiles.Event($"DTSTART;TZID=Own:{local}")));
        Assert.Equal(instant, calendar.Events[0].Start.InstantOr(DateTimeZone.Utc).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("BEGIN:STANDARD\r\nDTSTART:soon\r\nTZOFFSETFROM:+0330\r\nTZOFFSETTO:+0330\r\nEND:STANDARD")]
    [InlineData("BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+9930\r\nTZOFFSETTO:+0330\r\nEND:STANDARD")]
    [InlineData(
        "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nRRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0330\r\nTZOFFSETTO:+0300\r\nEND:STANDARD"
    )]
    public async Task Passes_over_rules_that_cannot_be_used(string rules)
    {
        var calendar = await CalendarFiles.ReadAsync(
            CalendarFiles.Of(Zone("Own", rules), CalendarFiles.Event("DTSTART;TZID=Own:20261125T090000"))
        );
        Assert.Equal(TimeForm.Floating, calendar.Events[0].Start.Form);
        Assert.Contains("time zone \"Own\"", Assert.Single(calendar.Problems).Message);
    }

    [Fact]
    public async Task Prefers_a_known_place_to_the_calendars_own_rules()
    {
        var zone = Zone("Somewhere", "X-LIC-LOCATION:Europe/Berlin");
        var calendar = await CalendarFiles.ReadAsync(CalendarFiles.Of(zone, CalendarFiles.Event("DTSTART;TZID=Somewhere:20261125T090000")));
        Assert.Equal(CalendarFiles.Berlin, calendar.Events[0].Start.Zone);
    }

    private static string Zone(string id, params string[] lines) =>
        string.Join("\r\n", ["BEGIN:VTIMEZONE", $"TZID:{id}", .. lines, "END:VTIMEZONE"]);

    private static async Task<CalendarTime> StartAsync(string zone) =>
        (await CalendarFiles.ReadEventAsync($"DTSTART;TZID=\"{zone}\":20261125T090000")).Start;
}
