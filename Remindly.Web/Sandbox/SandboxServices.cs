using Microsoft.Extensions.DependencyInjection.Extensions;
using Remindly.Web.Sandbox.Api;
using Remindly.Web.Sandbox.Calendly;
using Remindly.Web.Sandbox.Feeds;
using Remindly.Web.Sandbox.Hooks;
using Remindly.Web.Sandbox.Pages;
using Remindly.Web.Sandbox.SignIn;

namespace Remindly.Web.Sandbox;

/// <summary>
/// A local Acuity, a local Calendly and a clinic's calendar under <c>/sandbox</c>, to try the product with and to test against.
/// </summary>
public static class SandboxServices
{
    /// <summary>The page that leads to the others.</summary>
    public const string StartPage = "/sandbox";

    public const string Prefix = "/sandbox/acuity";
    public const string CalendlyPrefix = "/sandbox/calendly";

    /// <summary>Where a clinic's calendar is read.</summary>
    public const string FeedPrefix = "/sandbox/feed";

    public static IServiceCollection AddSandbox(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HookPost>();
        services.TryAddSingleton<AcuitySandbox>();
        services.TryAddSingleton<FeedSandbox>();
        services.TryAddSingleton<CalendlySandbox>();
        return services;
    }

    // The sandbox is the outside world: none of the app's own doors stand before it.
    public static IEndpointRouteBuilder MapSandbox(this IEndpointRouteBuilder app)
    {
        Pages.StartPage.Map(Outside(app, StartPage));
        MapAcuity(Outside(app, Prefix), app.ServiceProvider.GetRequiredService<AcuitySandbox>());
        MapCalendly(Outside(app, CalendlyPrefix), app.ServiceProvider.GetRequiredService<CalendlySandbox>());
        MapFeed(app, app.ServiceProvider.GetRequiredService<FeedSandbox>());
        return app;
    }

    private static RouteGroupBuilder Outside(IEndpointRouteBuilder app, string prefix) =>
        app.MapGroup(prefix).AllowAnonymous().DisableAntiforgery().DisableRateLimiting().ExcludeFromDescription();

    private static void MapAcuity(RouteGroupBuilder outside, AcuitySandbox sandbox)
    {
        AcuityApi.Map(outside.MapGroup("/api/v1"), sandbox);
        ControlApi.Map(outside.MapGroup("/control"), sandbox);
        DevPage.Map(outside, sandbox);
        new SignInPages("Acuity Scheduling", sandbox.SignIn, () => (sandbox.Account.UserId, sandbox.Account.Settings.Name)).Map(
            outside.MapGroup("/oauth2"),
            "/disconnect"
        );
    }

    private static void MapCalendly(RouteGroupBuilder outside, CalendlySandbox sandbox)
    {
        CalendlyApi.Map(outside, sandbox);
        CalendlyControl.Map(outside.MapGroup("/control"), sandbox);
        CalendlyPage.Map(outside, sandbox);
        new SignInPages("Calendly", sandbox.SignIn, () => (sandbox.Account.UserId, sandbox.Account.Name)).Map(
            outside.MapGroup("/oauth"),
            "/revoke"
        );
    }

    private static void MapFeed(IEndpointRouteBuilder app, FeedSandbox feed)
    {
        FeedApi.Map(Outside(app, ""), feed);
        FeedControl.Map(Outside(app, FeedPrefix).MapGroup("/control"), feed);
        FeedPage.Map(Outside(app, FeedPrefix), feed);
    }
}
