using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;

namespace Remindly.Web.Display;

/// <summary>Finds a page's look before its first byte is written, so that nothing flashes.</summary>
internal static class DisplayRequests
{
    private static readonly object Key = new();

    extension(HttpContext context)
    {
        public DisplayChoice Display => context.Items[Key] as DisplayChoice ?? DisplayChoices.OnThisDevice(context);
    }

    public static IApplicationBuilder UseDisplay(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                // A page that tells of a fault asks nothing of the store, which may be what failed.
                var isPage = context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
                if (isPage && context.Features.Get<IExceptionHandlerFeature>() is null)
                {
                    context.Items[Key] = await context.RequestServices.GetRequiredService<DisplayChoices>().ReadAsync(context);
                }

                await next(context);
            }
        );
}
