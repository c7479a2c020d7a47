using Remindly.Core.Scheduling.Providers.CalendarFeed;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers.CalendarFeed;

public sealed class FeedLinkTests
{
    [Theory]
    [InlineData("https://clinic.example/cal.ics", "https://clinic.example/cal.ics", null)]
    [InlineData("  webcal://clinic.example/cal.ics\n", "https://clinic.example/cal.ics", null)]
    [InlineData("WEBCALS://clinic.example/cal.ics", "https://clinic.example/cal.ics", null)]
    [InlineData("clinic.example/cal.ics", "https://clinic.example/cal.ics", null)]
    [InlineData("<https://clinic.example/cal.ics>", "https://clinic.example/cal.ics", null)]
    [InlineData(
        "https://calendar.google.com/calendar/ical/a%40gmail.com/private-0123/basic.ics",
        "https://calendar.google.com/calendar/ical/a%40gmail.com/private-0123/basic.ics",
        "Google Calendar"
    )]
    [InlineData("webcal://p12-caldav.icloud.com/published/2/AbC", "https://p12-caldav.icloud.com/published/2/AbC", "Apple iCloud")]
    [InlineData(
        "https://outlook.live.com/owa/calendar/1/2/cid-3/calendar.html",
        "https://outlook.live.com/owa/calendar/1/2/cid-3/calendar.ics",
        "Outlook"
    )]
    [InlineData(
        "https://outlook.office365.com/owa/calendar/1/2/calendar.ics",
        "https://outlook.office365.com/owa/calendar/1/2/calendar.ics",
        "Outlook"
    )]
    [InlineData(
        "https://cloud.example/index.php/apps/calendar/p/T0ken/Family",
        "https://cloud.example/remote.php/dav/public-calendars/T0ken?export",
        "Nextcloud"
    )]
    [InlineData(
        "https://example.org/cloud/remote.php/dav/public-calendars/T0ken",
        "https://example.org/cloud/remote.php/dav/public-calendars/T0ken?export",
        "Nextcloud"
    )]
    [InlineData(
        "https://calendar.yahoo.com/saveas/1/ycal/2/x.ics?id=3",
        "https://calendar.yahoo.com/saveas/1/ycal/2/x.ics?id=3",
        "Yahoo Calendar"
    )]
    [InlineData(
        "https://clinic.acuityscheduling.com/ical.php?owner=1",
        "https://clinic.acuityscheduling.com/ical.php?owner=1",
        "Acuity Scheduling"
    )]
    public void A_pasted_link_is_read_as_it_was_meant(string pasted, string address, string? vendor)
    {
        var link = FeedLink.Read(pasted);

        Assert.Null(link.Problem);
        Assert.Equal((address, vendor), (link.Address!.AbsoluteUri, link.Vendor));
    }

    [Theory]
    [InlineData("https://calendar.google.com/calendar/embed?src=a%40gmail.com", "Secret address in iCal format")]
    [InlineData("https://calendar.google.com/calendar/u/0/r?cid=YQ", "Secret address in iCal format")]
    [InlineData("https://www.icloud.com/calendar/", "public calendar")]
    [InlineData("https://outlook.office.com/calendar/view/month", "ICS link")]
    [InlineData("https://calendar.yahoo.com/", "ends in .ics")]
    [InlineData("https://clinic.as.me/schedule.php", "subscribe to calendar")]
    [InlineData("https://calendly.com/dr-osei/30min", "no calendar address")]
    [InlineData("https://cloud.example/remote.php/dav/calendars/rosa/family/", "CalDAV")]
    [InlineData("https://rosa:word@clinic.example/cal.ics", "password out of the address")]
    [InlineData("", "Paste the calendar")]
    [InlineData("rosa's calendar", "not a calendar")]
    [InlineData("ftp://clinic.example/cal.ics", "not a calendar")]
    [InlineData("file:///etc/passwd", "not a calendar")]
    [InlineData("javascript:alert(1)", "not a calendar")]
    [InlineData("https://", "not a calendar")]
    public void The_wrong_kind_of_link_is_told_with_what_to_do(string pasted, string says)
    {
        var link = FeedLink.Read(pasted);

        Assert.Null(link.Address);
        Assert.Contains(says, link.Problem);
        Assert.EndsWith(".", link.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_does_not_print_itself() =>
        Assert.DoesNotContain("5ecret", FeedLink.Read("https://clinic.example/5ecret.ics").ToString(), StringComparison.Ordinal);
}
