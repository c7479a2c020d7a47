using Remindly.Web.Accounts;
using Remindly.Web.Api;
using Remindly.Web.Components;
using Remindly.Web.Components.Calendar;
using Remindly.Web.Components.Integrations;
using Remindly.Web.Components.Shared;
using Remindly.Web.Components.Tasks;
using Remindly.Web.Demo;
using Remindly.Web.Display;
using Remindly.Web.Hosting;
using Remindly.Web.Mail;
using Remindly.Web.Sandbox;

namespace Remindly.Web;

/// <summary>How people and programs reach Remindly: each room registers itself.</summary>
internal static class WebServices
{
    public static void AddRemindlyWeb(this WebApplicationBuilder builder)
    {
        builder.Services.AddAccounts();
        builder.Services.AddMail();
        builder.Services.AddRemindlyApi();
        builder.Services.AddPages();
        builder.AddDemo();
    }

    public static void UseRemindlyWeb(this WebApplication app)
    {
        app.UseRemindlyHosting();
        app.UseRouting(); // after what may send a request to another page
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.UseDisplay();
    }

    public static void MapRemindlyPages(this WebApplication app)
    {
        app.MapHealth();
        app.MapAccountEndpoints();
        app.MapDiagnosticsDownload();
        app.MapSignIn();
        if (app.Services.Site().Demo)
        {
            app.MapSandbox();
        }

        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null); // SecurityHeaders says it
    }

    private static void AddPages(this IServiceCollection services)
    {
        services
            .AddRazorComponents()
            .AddInteractiveServerComponents(circuits =>
            {
                // A phone in a pocket comes back to the page it left, with what was typed.
                circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(15);
                circuits.DisconnectedCircuitMaxRetained = 500;
            });
        services.AddAntiforgery(tokens => tokens.SuppressXFrameOptionsHeader = true);
        services.AddHttpContextAccessor();
        services.AddScoped<Flash>();
        services.AddScoped<DisplayChoices>();
        services.AddScoped<Reader>();
        services.AddScoped<CircleChanges>();
        services.AddScoped<Ticker>();
        services.AddScoped<Snackbars>();
        services.AddIntegrationPages();
        services.AddTaskPages();
        services.AddCalendarPages();
    }
}
