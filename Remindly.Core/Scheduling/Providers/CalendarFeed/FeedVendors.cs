namespace Remindly.Core.Scheduling.Providers.CalendarFeed;

/// <summary>Knows the links of those who keep most people's calendars. Pure.</summary>
internal static class FeedVendors
{
    private sealed record Vendor(string Name, string[] Hosts, Func<Uri, bool> IsFeed, string WrongKind);

    private static readonly Vendor[] Known =
    [
        new(
            "Google Calendar",
            ["calendar.google.com", "www.google.com"],
            link => Has(link, "/calendar/ical/"),
            "That is Google’s page for people. In Google Calendar open Settings, choose the calendar, and copy “Secret address in iCal format”."
        ),
        new(
            "Apple iCloud",
            ["icloud.com"],
            link => Has(link, "/published/"),
            "That is Apple’s page for people. In the Calendar app share the calendar as a public calendar, and copy that link."
        ),
        new(
            "Outlook",
            ["outlook.live.com", "outlook.office365.com", "outlook.office.com"],
            link => link.AbsolutePath.EndsWith(".ics", StringComparison.OrdinalIgnoreCase),
            "That is Outlook’s page for people. In Outlook open Settings, Calendar, Shared calendars, publish the calendar, and copy the ICS link."
        ),
        new(
            "Yahoo Calendar",
            ["calendar.yahoo.com"],
            link => Has(link, ".ics") || Has(link, "/ycal/"),
            "That is Yahoo’s page for people. In Yahoo Calendar share the calendar, and copy the link that ends in .ics."
        ),
        new(
            "Acuity Scheduling",
            ["acuityscheduling.com", "squarespacescheduling.com", "as.me"],
            link => Has(link, "ical") || Has(link, ".ics"),
            "That is Acuity’s page for booking. Ask for the “subscribe to calendar” link, or connect Acuity Scheduling instead."
        ),
        new(
            "Calendly",
            ["calendly.com"],
            _ => false,
            "Calendly has no calendar address. Connect Calendly itself, or the calendar that Calendly writes into."
        ),
    ];

    public static FeedLink Judge(Uri pasted)
    {
        var link = Readable(pasted);
        if (Array.Find(Known, each => each.Hosts.Any(host => IsOf(link.Host, host))) is { } vendor)
        {
            return vendor.IsFeed(link) ? new FeedLink(link, vendor.Name, null) : new FeedLink(null, vendor.Name, vendor.WrongKind);
        }

        return Has(link, "/remote.php/dav/calendars/")
            ? new FeedLink(
                null,
                "Nextcloud",
                "That calendar asks for a sign-in. Connect it as a CalDAV calendar instead, or share it by a public link."
            )
            : new FeedLink(link, Has(link, "/remote.php/dav/public-calendars/") ? "Nextcloud" : null, null);
    }

    /// <summary>The calendar behind a page that shows it, where one follows from the other.</summary>
    private static Uri Readable(Uri link)
    {
        var path = link.AbsolutePath;
        if (IsOf(link.Host, "outlook.live.com") || IsOf(link.Host, "office365.com") || IsOf(link.Host, "office.com"))
        {
            return path.EndsWith("/calendar.html", StringComparison.OrdinalIgnoreCase) ? With(link, path[..^4] + "ics", link.Query) : link;
        }

        foreach (var page in new[] { "/apps/calendar/p/", "/apps/calendar/embed/" })
        {
            if (path.IndexOf(page, StringComparison.Ordinal) is >= 0 and var at)
            {
                var token = path[(at + page.Length)..].Split('/')[0];
                var root = path[..at].Replace("/index.php", "", StringComparison.Ordinal);
                return With(link, $"{root}/remote.php/dav/public-calendars/{token}", "?export");
            }
        }

        return Has(link, "/remote.php/dav/public-calendars/") && link.Query.Length == 0 ? With(link, path, "?export") : link;
    }

    private static Uri With(Uri link, string path, string query) => new($"{link.GetLeftPart(UriPartial.Authority)}{path}{query}");

    private static bool Has(Uri link, string part) => link.PathAndQuery.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static bool IsOf(string host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase);
}
