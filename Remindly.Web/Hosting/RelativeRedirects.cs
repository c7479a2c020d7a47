namespace Remindly.Web.Hosting;

/// <summary>
/// Keeps redirects within the site free of scheme and host: the visitor's browser knows both better than a process behind a proxy does.
/// </summary>
internal static class RelativeRedirects
{
    public static IApplicationBuilder UseRelativeRedirects(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(
                    static state =>
                    {
                        Shorten((HttpContext)state);
                        return Task.CompletedTask;
                    },
                    context
                );
                return next(context);
            }
        );

    private static void Shorten(HttpContext context)
    {
        if (
            context.Response.StatusCode is >= 300 and < 400
            && Uri.TryCreate(context.Response.Headers.Location, UriKind.Absolute, out var target)
            && target.Scheme == context.Request.Scheme
            && !target.AbsolutePath.StartsWith("//", StringComparison.Ordinal) // would name a host, once alone
            && string.Equals(target.Authority, context.Request.Host.Value, StringComparison.OrdinalIgnoreCase)
        )
        {
            context.Response.Headers.Location = target.PathAndQuery + target.Fragment;
        }
    }
}
