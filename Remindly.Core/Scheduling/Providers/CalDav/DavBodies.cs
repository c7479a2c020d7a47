using System.Globalization;
using System.Security;
using System.Text;

namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>What a server is asked, as it is written.</summary>
internal static class DavBodies
{
    private const string Names = """xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:S="http://calendarserver.org/ns/" """;

    private const string Data = "<D:getetag/><C:calendar-data/>";

    /// <summary>What a place is, and where one's calendars are.</summary>
    public static byte[] Place { get; } =
        PropFind(
            "<D:resourcetype/><D:displayname/><D:current-user-principal/><C:calendar-home-set/>"
                + "<C:supported-calendar-component-set/><D:sync-token/><S:getctag/>"
        );

    public static byte[] Calendars { get; } =
        PropFind("<D:resourcetype/><D:displayname/><C:supported-calendar-component-set/><D:sync-token/><S:getctag/>");

    public static byte[] ETags { get; } = PropFind("<D:getetag/>");

    // RFC 6578, section 3.2
    public static byte[] Changes(string token) =>
        Bytes(
            $"<D:sync-collection {Names}><D:sync-token>{Escaped(token)}</D:sync-token><D:sync-level>1</D:sync-level>"
                + "<D:prop><D:getetag/></D:prop></D:sync-collection>"
        );

    // RFC 4791, section 7.8
    public static byte[] Between(DateTimeOffset from, DateTimeOffset to, bool withData) =>
        Query($"""<C:time-range start="{Stamp(from)}" end="{Stamp(to)}"/>""", withData);

    public static byte[] WithUid(string uid, bool withData) =>
        Query($"""<C:prop-filter name="UID"><C:text-match collation="i;octet">{Escaped(uid)}</C:text-match></C:prop-filter>""", withData);

    // RFC 4791, section 7.9
    public static byte[] These(IEnumerable<string> hrefs) =>
        Bytes(
            $"<C:calendar-multiget {Names}><D:prop>{Data}</D:prop>"
                + string.Concat(hrefs.Select(href => $"<D:href>{Escaped(href)}</D:href>"))
                + "</C:calendar-multiget>"
        );

    private static byte[] PropFind(string properties) => Bytes($"<D:propfind {Names}><D:prop>{properties}</D:prop></D:propfind>");

    private static byte[] Query(string filter, bool withData) =>
        Bytes(
            $"<C:calendar-query {Names}><D:prop>{(withData ? Data : "<D:getetag/>")}</D:prop><C:filter>"
                + $"""<C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">{filter}</C:comp-filter></C:comp-filter>"""
                + "</C:filter></C:calendar-query>"
        );

    private static string Stamp(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => SecurityElement.Escape(text);

    private static byte[] Bytes(string xml) => Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="utf-8"?>""" + xml);
}
