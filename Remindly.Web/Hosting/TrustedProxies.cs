using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Remindly.Web.Hosting;

/// <summary>Believes X-Forwarded headers from named proxies alone.</summary>
internal static class TrustedProxies
{
    public static IApplicationBuilder UseTrustedProxies(this IApplicationBuilder app)
    {
        app.Use(
            (context, next) =>
            {
                // Set by the next step for a trusted proxy's request; from anybody else they are made up.
                context.Request.Headers.Remove(ForwardedHeadersDefaults.XOriginalForHeaderName);
                context.Request.Headers.Remove(ForwardedHeadersDefaults.XOriginalProtoHeaderName);
                return next(context);
            }
        );
        return app.UseForwardedHeaders(Options(app.ApplicationServices.Site()));
    }

    extension(HttpContext context)
    {
        /// <summary>True where a trusted proxy said which protocol the visitor used.</summary>
        public bool CameThroughProxy => context.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XOriginalProtoHeaderName);
    }

    internal static ForwardedHeadersOptions Options(SiteOptions site)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        if (site.TrustedProxies.Count == 0 && site.PublicUrl is not null)
        {
            return options;
        }

        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var each in site.TrustedProxies)
        {
            if (IPAddress.TryParse(each, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else if (System.Net.IPNetwork.TryParse(each, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else
            {
                throw new SettingException("TrustedProxies", $"\"{each}\" is neither an address nor a network such as 10.0.0.0/8.");
            }
        }

        // With empty lists the framework would believe everybody.
        if (site.TrustedProxies.Count == 0)
        {
            options.ForwardedHeaders = ForwardedHeaders.None;
        }

        return options;
    }
}
