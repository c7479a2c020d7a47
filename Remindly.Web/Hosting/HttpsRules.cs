using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Extensions;

namespace Remindly.Web.Hosting;

/// <summary>
/// Plain HTTP works as given. Visitors are sent to HTTPS, and told to stay there, only where this process serves it, or where it is the
/// public address and a trusted proxy says how they came.
/// </summary>
internal static class HttpsRules
{
    private const string Year = "max-age=31536000";

    public static IApplicationBuilder UseHttpsRules(this IApplicationBuilder app)
    {
        var site = app.ApplicationServices.Site();
        var server = app.ApplicationServices.GetRequiredService<IServer>();
        return app.Use(
            async (context, next) =>
            {
                var target = context.IsHealthCheck ? null : Target(context, site, ServedHttps(server));
                if (target is null)
                {
                    await next(context);
                    return;
                }

                if (context.Request.IsHttps)
                {
                    context.Response.Headers.StrictTransportSecurity = Year;
                    await next(context);
                    return;
                }

                context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
                context.Response.Headers.Location = UriHelper.BuildAbsolute(
                    Uri.UriSchemeHttps,
                    HostString.FromUriComponent(target),
                    context.Request.PathBase,
                    context.Request.Path,
                    context.Request.QueryString
                );
            }
        );
    }

    private static Uri? Target(HttpContext context, SiteOptions site, Uri? served)
    {
        if (context.CameThroughProxy)
        {
            return site.IsPublicHttps ? site.PublicUrl : null;
        }

        return served is null ? null : new UriBuilder(Uri.UriSchemeHttps, context.Request.Host.Host, served.Port).Uri;
    }

    private static Uri? ServedHttps(IServer server) =>
        server
            .Features.Get<IServerAddressesFeature>()
            ?.Addresses.Where(address => address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            .Select(address => new Uri(
                address.Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://*", "://localhost", StringComparison.Ordinal)
            ))
            .FirstOrDefault();
}
