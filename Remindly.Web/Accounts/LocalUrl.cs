namespace Remindly.Web.Accounts;

/// <summary>Where to go after signing in: a place in Remindly, whatever the address bar asked for.</summary>
public static class LocalUrl
{
    /// <summary><paramref name="url"/> where it is a path of this site, else the start page.</summary>
    public static string Or(string? url, string otherwise = AppUrls.Today) => IsLocal(url) ? url! : otherwise;

    // "//host" and "/\host" are other sites to a browser, which also drops control characters before it looks.
    private static bool IsLocal(string? url) =>
        url is ['/', ..] and not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) && Uri.IsWellFormedUriString(url, UriKind.Relative);
}
