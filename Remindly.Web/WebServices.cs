using Remindly.Web.Components;
using Remindly.Web.Components.Shared;

namespace Remindly.Web;

/// <summary>How people reach Remindly: pages, accounts, and the rules of the wire.</summary>
internal static class WebServices
{
    public static WebApplicationBuilder AddRemindlyWeb(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddPages();
        return builder;
    }

    public static WebApplication MapRemindlyPages(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'none'");
        return app;
    }

    private static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddScoped<Reader>();
        services.AddScoped<Ticker>();
        services.AddScoped<Snackbars>();
    }
}
