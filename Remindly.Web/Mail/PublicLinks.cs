using Microsoft.Extensions.Options;
using Remindly.Web.Hosting;

namespace Remindly.Web.Mail;

/// <summary>
/// Links that leave the site. They start with <c>PublicUrl</c>, since the host of a request is the visitor's to choose; without it only
/// this machine's own names are believed.
/// </summary>
public sealed class PublicLinks(IOptions<SiteOptions> site)
{
    /// <summary>The link with the public origin, or null where the origin cannot be trusted.</summary>
    public Uri? Of(Uri link) =>
        site.Value.PublicUrl is { } origin ? new Uri(origin, link.PathAndQuery)
        : link.IsLoopback ? link
        : null;

    /// <summary>The same for the eyes of whoever asked: it may start as they reached us, since it tells them nothing new.</summary>
    public Uri Shown(Uri link) => Of(link) ?? link;
}
