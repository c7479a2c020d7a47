namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>The names of WebDAV's and CalDAV's elements (RFC 4918, 4791, 5397, 6578).</summary>
internal static class Dav
{
    public const string Multistatus = "{DAV:}multistatus";
    public const string Response = "{DAV:}response";
    public const string Href = "{DAV:}href";
    public const string Status = "{DAV:}status";
    public const string PropStat = "{DAV:}propstat";
    public const string Prop = "{DAV:}prop";
    public const string ResourceType = "{DAV:}resourcetype";
    public const string DisplayName = "{DAV:}displayname";
    public const string ETag = "{DAV:}getetag";
    public const string SyncToken = "{DAV:}sync-token";
    public const string CurrentUserPrincipal = "{DAV:}current-user-principal";
    public const string Calendar = "{urn:ietf:params:xml:ns:caldav}calendar";
    public const string HomeSet = "{urn:ietf:params:xml:ns:caldav}calendar-home-set";
    public const string CalendarData = "{urn:ietf:params:xml:ns:caldav}calendar-data";
    public const string Components = "{urn:ietf:params:xml:ns:caldav}supported-calendar-component-set";
    public const string CTag = "{http://calendarserver.org/ns/}getctag";

    public static HttpMethod PropFind { get; } = HttpMethod.Parse("PROPFIND");

    public static HttpMethod Report { get; } = HttpMethod.Parse("REPORT");
}
