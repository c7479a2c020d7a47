namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>A calendar on a server, and how far it has come.</summary>
/// <param name="SyncToken">RFC 6578; null where the server has none.</param>
/// <param name="CTag">An older way to say the same.</param>
internal sealed record CalDavCalendar(Uri Address, string Name, string? SyncToken, string? CTag)
{
    /// <summary>The same whichever of the server's hosts answers. Its path may say whose it is, and an id is kept and shown.</summary>
    public string Id => IdOf(Address.AbsolutePath);

    public static string IdOf(string path) => Fingerprints.Of(path);

    public static CalDavCalendar Of(DavRow row, Uri address) =>
        new(
            address,
            Calendars.CalendarText.Line(row.Text(Dav.DisplayName)) ?? LastPart(address),
            row.Text(Dav.SyncToken),
            row.Text(Dav.CTag)
        );

    private static string LastPart(Uri address) =>
        Calendars.CalendarText.Line(Uri.UnescapeDataString(address.AbsolutePath.TrimEnd('/').Split('/')[^1])) ?? "Calendar";
}
