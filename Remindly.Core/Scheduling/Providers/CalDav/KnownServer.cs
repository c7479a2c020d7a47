namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>A service that people know by the end of their e-mail address.</summary>
/// <param name="Address">Where its calendars are asked for; null where no password opens them.</param>
/// <param name="Domain">The service's own domain: each host below it is one of its servers.</param>
/// <param name="Problem">What to do instead.</param>
internal sealed record KnownServer(string? Address, string Domain, string? Problem = null)
{
    private const string NoGoogle =
        "Google opens its calendars to no password. Choose “Calendar feed” instead, and use the calendar’s secret address from Google’s settings.";

    private const string NoMicrosoft =
        "Outlook has no CalDAV. Choose “Calendar feed” instead, and use the link that Outlook’s settings make when you publish the calendar.";

    private static readonly KnownServer Apple = new("https://caldav.icloud.com/", "icloud.com");
    private static readonly KnownServer Google = new(null, "google.com", NoGoogle);
    private static readonly KnownServer Microsoft = new(null, "outlook.com", NoMicrosoft);

    private static readonly Dictionary<string, KnownServer> All = new(StringComparer.OrdinalIgnoreCase)
    {
        ["icloud.com"] = Apple,
        ["www.icloud.com"] = Apple,
        ["caldav.icloud.com"] = Apple,
        ["me.com"] = Apple,
        ["mac.com"] = Apple,
        ["fastmail.com"] = new("https://caldav.fastmail.com/", "fastmail.com"),
        ["fastmail.fm"] = new("https://caldav.fastmail.com/", "fastmail.com"),
        ["mailbox.org"] = new("https://dav.mailbox.org/", "mailbox.org"),
        ["posteo.de"] = new("https://posteo.de:8443/", "posteo.de"),
        ["gmx.net"] = new("https://caldav.gmx.net/", "gmx.net"),
        ["gmx.de"] = new("https://caldav.gmx.net/", "gmx.net"),
        ["web.de"] = new("https://caldav.web.de/", "web.de"),
        ["yahoo.com"] = new("https://caldav.calendar.yahoo.com/", "yahoo.com"),
        ["zoho.com"] = new("https://calendar.zoho.com/", "zoho.com"),
        ["gmail.com"] = Google,
        ["googlemail.com"] = Google,
        ["google.com"] = Google,
        ["calendar.google.com"] = Google,
        ["apidata.googleusercontent.com"] = Google,
        ["outlook.com"] = Microsoft,
        ["hotmail.com"] = Microsoft,
        ["live.com"] = Microsoft,
        ["outlook.office.com"] = Microsoft,
        ["outlook.office365.com"] = Microsoft,
    };

    public static KnownServer? Of(string host) => All.GetValueOrDefault(host);
}
