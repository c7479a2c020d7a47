namespace Remindly.Web.Sandbox.Pages;

/// <summary>Somebody looks at a page.</summary>
internal sealed class PageVisit(HttpContext context, string home)
{
    public DevPageAsk Ask { get; } = DevPageAsk.From(context.Request.Query);

    /// <summary>Where the page is, for its links and forms.</summary>
    public string Home { get; } = context.Request.PathBase + home;

    /// <summary>The same with the host, to copy it.</summary>
    public string Address { get; } = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{home}";

    public string Host { get; } = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";

    public CancellationToken Aborted => context.RequestAborted;

    public Markup Page(string title, string lead, Markup body) =>
        new PageShell(context.Request.PathBase, home).Render(title, lead, context.Request.Query["done"].ToString(), body);
}
