namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>Where a person says that their calendars are: a server's or a calendar's address, a domain, or an e-mail address.</summary>
/// <param name="Start">Where the search begins.</param>
/// <param name="Domain">Over https, each host below it may be asked too.</param>
internal sealed record CalDavAddress(Uri Start, string Domain)
{
    public const string WellKnown = "/.well-known/caldav";

    /// <summary>Either the address, or what to do about what was typed.</summary>
    public static (CalDavAddress? Address, string? Problem) Read(string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0)
        {
            return (null, "Fill in the calendar server’s address, or the e-mail address of the account.");
        }

        var written = text.Contains("://", StringComparison.Ordinal)
            ? text
            : $"https://{text[(text.IndexOf('@', StringComparison.Ordinal) + 1)..]}";
        if (
            !Uri.TryCreate(written, UriKind.Absolute, out var address)
            || address.Scheme is not ("https" or "http")
            || address.Host.Length == 0
        )
        {
            return (null, "That is no address. It begins with https://, or is the end of an e-mail address, such as example.com.");
        }

        var known = KnownServer.Of(address.Host);
        if (known?.Problem is { } problem)
        {
            return (null, problem);
        }

        // A known service's web page is not where its calendars are.
        var start = known?.Address is { } better && address.Host != new Uri(better).Host ? new Uri(better) : address;
        return (new CalDavAddress(start, known?.Domain ?? address.Host), null);
    }

    /// <summary>Whether the password may go there: to the server that was named, or one below its domain over https.</summary>
    public bool Trusts(Uri other) =>
        Http.ProviderRequest.IsSameServer(Start, other)
        || (
            Start.Scheme == Uri.UriSchemeHttps
            && other.Scheme == Uri.UriSchemeHttps
            && Start.HostNameType == UriHostNameType.Dns
            && (other.IsDefaultPort || other.Port == Start.Port)
            && other.UserInfo.Length == 0
            && other.Host.EndsWith($".{Domain}", StringComparison.OrdinalIgnoreCase)
        );
}
