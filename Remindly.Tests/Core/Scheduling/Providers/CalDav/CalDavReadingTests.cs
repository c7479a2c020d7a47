using Microsoft.AspNetCore.Http;
using Remindly.Core.Scheduling;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers.CalDav;

public sealed class CalDavReadingTests : CalDavTest
{
    private const string Weekly = """
        BEGIN:VCALENDAR
        VERSION:2.0
        BEGIN:VEVENT
        UID:weekly
        DTSTART;TZID=America/New_York:20260303T100000
        DURATION:PT45M
        RRULE:FREQ=WEEKLY;COUNT=4
        EXDATE;TZID=America/New_York:20260317T100000
        SUMMARY:Physiotherapy
        END:VEVENT
        BEGIN:VEVENT
        UID:weekly
        RECURRENCE-ID;TZID=America/New_York:20260310T100000
        DTSTART;TZID=America/New_York:20260311T110000
        DURATION:PT45M
        SUMMARY:Physiotherapy, moved
        END:VEVENT
        END:VCALENDAR
        """;

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Asks_for_objects_by_their_addresses_where_a_query_does_not_bring_them(bool keeps, bool refuses)
    {
        (Shelf.KeepsData, Shelf.RefusesData) = (keeps, refuses);
        for (var number = 0; number < 120; number++)
        {
            Hold($"e{number:000}", 1 + number % 50);
        }

        Assert.Equal(120, Ids(await FetchAsync()).Count());
        Assert.Equal(3, Shelf.Reports.Count(each => each == "calendar-multiget"));
        Assert.NotNull(await Provider.GetAsync(Connection, "e007", Cancellation));
    }

    [Fact]
    public async Task One_of_a_series_keeps_its_id_when_it_is_moved_across_a_change_of_clocks()
    {
        Put("weekly", Weekly);

        var found = (await FetchAsync()).SelectMany(page => page.Appointments).OrderBy(each => each.StartsAt).ToList();

        Assert.Equal(
            ["weekly;20260303T150000Z", "weekly;20260310T140000Z", "weekly;20260324T140000Z"],
            found.Select(each => each.ExternalId)
        );
        Assert.Equal(new DateTimeOffset(2026, 3, 11, 15, 0, 0, TimeSpan.Zero), found[1].StartsAt);
        foreach (var each in found)
        {
            Assert.Equal(each.Fingerprint, (await Provider.GetAsync(Connection, each.ExternalId, Cancellation))?.Fingerprint);
        }

        Assert.Null(await Provider.GetAsync(Connection, "weekly;20260317T140000Z", Cancellation));
        Assert.Null(await Provider.GetAsync(Connection, "weekly", Cancellation));
    }

    [Fact]
    public async Task A_whole_day_is_the_same_whichever_way_it_is_asked_for()
    {
        Put(
            "day",
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:day\r\nDTSTART;VALUE=DATE:20260310\r\nSUMMARY:Visit\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        );

        var found = Assert.Single((await FetchAsync()).SelectMany(page => page.Appointments));
        Connection.TimeZone = Everything.TimeZone;

        Assert.Equal(new DateOnly(2026, 3, 10), found.AllDayOn);
        Assert.Equal(found.Fingerprint, (await Provider.GetAsync(Connection, "day", Cancellation))?.Fingerprint);
    }

    [Fact]
    public async Task An_appointment_in_two_calendars_is_one_and_the_first_calendar_has_the_say()
    {
        Hold("same", 1, title: "In the family’s");
        Hold("same", 2, DavShelf.Home + "work/", "At work");

        var found = Assert.Single((await FetchAsync()).SelectMany(page => page.Appointments));

        Assert.Equal("In the family’s", found.Title);
        Assert.Equal(found.Fingerprint, (await Provider.GetAsync(Connection, "same", Cancellation))?.Fingerprint);
    }

    [Fact]
    public async Task What_cannot_be_read_is_named_and_the_rest_comes()
    {
        Hold("a", 1);
        Put("broken", "this is no calendar at all");
        Put(
            "endless",
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:endless\nDTSTART:20200101T000000Z\nRRULE:FREQ=SECONDLY\nEND:VEVENT\nEND:VCALENDAR\n"
        );
        Shelf.More =
            "<D:response><D:href>/calendars/rosa/family/gone.ics</D:href><D:status>HTTP/1.1 404 Not Found</D:status></D:response>"
            + "<D:response><D:href>/calendars/rosa/family/locked.ics</D:href><D:status>HTTP/1.1 403 Forbidden</D:status></D:response>";

        var pages = await FetchAsync();

        Assert.Equal(["a"], Ids(pages));
        var unread = pages.SelectMany(page => page.Unreadable).ToList();
        Assert.Equal(3, unread.Count);
        Assert.All(unread, each => Assert.Equal("unreadable_event", each.Code));
        Assert.All(pages, page => Assert.Null(page.Memory));
    }

    [Fact]
    public async Task An_answer_that_was_cut_says_so()
    {
        Hold("a", 1);
        Shelf.More =
            "<D:response><D:href>/calendars/rosa/family/</D:href><D:status>HTTP/1.1 507 Insufficient Storage</D:status></D:response>";

        var pages = await FetchAsync();

        Assert.Contains("did not send all of “Family”", Assert.Single(pages.SelectMany(page => page.Gaps)), StringComparison.Ordinal);
        Assert.Equal(["a"], Ids(pages));
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><x>&b;</x>")]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>")]
    [InlineData("<html><body>Sign in</body></html>")]
    [InlineData("<D:multistatus xmlns:D=\"DAV:\"><D:response>")]
    [InlineData("<D:multistatus xmlns:D=\"DAV:\"><D:response></D:wrong></D:multistatus>")]
    public async Task Hostile_and_broken_xml_is_refused(string xml)
    {
        Server.Fault = Multistatus(xml);

        Assert.Equal(FailureKind.InvalidResponse, await FailureAsync());
    }

    [Fact]
    public async Task Xml_is_bounded_in_depth_and_in_number()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 200)) + string.Concat(Enumerable.Repeat("</a>", 200));
        var many = string.Concat(Enumerable.Repeat("<a/>", 5_000));
        foreach (var inside in new[] { deep, many })
        {
            Server.Fault = Multistatus($"<D:multistatus xmlns:D=\"DAV:\"><D:response>{inside}</D:response></D:multistatus>");
            Assert.Equal(FailureKind.InvalidResponse, await FailureAsync());
        }
    }

    [Fact]
    public async Task A_huge_answer_is_refused()
    {
        Put("huge", "BEGIN:VCALENDAR\n" + new string('x', 2_000_000));

        Assert.Equal(FailureKind.InvalidResponse, await FailureAsync());
    }

    [Fact]
    public async Task An_answer_that_stops_midway_is_waited_for_no_longer_than_it_may()
    {
        Server.Fault = async context =>
        {
            context.Response.StatusCode = 207;
            await context.Response.WriteAsync("<D:multistatus xmlns:D=\"DAV:\"><D:response>");
            await context.Response.Body.FlushAsync();
            return await Faults.Silence()(context);
        };

        Assert.Equal(FailureKind.Timeout, await FailureAsync());
    }

    private static Func<HttpContext, Task<bool>> Multistatus(string xml) =>
        async context =>
        {
            context.Response.StatusCode = 207;
            return await Faults.Body("application/xml", xml)(context);
        };
}
