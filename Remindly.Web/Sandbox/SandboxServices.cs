using Microsoft.Extensions.DependencyInjection.Extensions;
using Remindly.Web.Sandbox.Api;
using Remindly.Web.Sandbox.Calendly;
using Remindly.Web.Sandbox.Feeds;
using Remindly.Web.Sandbox.Pages;
using Remindly.Web.Sandbox.SignIn;

namespace Remindly.Web.Sandbox;

/// <summary>
/// A local Acuity, a local Calendly and a clinic's calendar under <c>/sandbox</c>, to try the product with and to test against.
/// </summary>
public static class SandboxServices
{
    public const string Prefix = "/sandbox/acuity";
    public const string CalendlyPrefix = "/sandbox/calendly";

    /// <summary>Where a clinic's calendar is read.</summary>
    public const string FeedPrefix = "/sandbox/feed";

    public static IServiceCollection AddSandbox(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<AcuitySandbox>();
        services.TryAddSingleton<FeedSandbox>();
        services.TryAddSingleton<CalendlySandbox>();
        return services;
    }

    public static IEndpointRouteBuilder MapSandbox(this IEndpointRouteBuilder app)
    {
        // The sandbox is the outside world: none of the app's own doors stand before it.
        var outside = app.MapGroup(Prefix).AllowAnonymous().DisableAntiforgery().DisableRateLimiting().ExcludeFromDescription();
        var sandbox = app.ServiceProvider.GetRequiredService<AcuitySandbox>();
        AcuityApi.Map(outside.MapGroup("/api/v1"), sandbox);
        ControlApi.Map(outside.MapGroup("/control"), sandbox);
        DevPage.Map(outside, sandbox);
        FeedApi.Map(
            app.MapGroup("").AllowAnonymous().DisableAntiforgery().DisableRateLimiting().ExcludeFromDescription(),
            app.ServiceProvider.GetRequiredService<FeedSandbox>()
        );
        new SignInPages("Acuity Scheduling", sandbox.SignIn, () => (sandbox.Account.UserId, sandbox.Account.Settings.Name)).Map(
            outside.MapGroup("/oauth2"),
            "/disconnect"
        );
        MapCalendly(app);
        return app;
    }

    private static void MapCalendly(IEndpointRouteBuilder app)
    {
        var outside = app.MapGroup(CalendlyPrefix).AllowAnonymous().DisableAntiforgery().DisableRateLimiting().ExcludeFromDescription();
        var sandbox = app.ServiceProvider.GetRequiredService<CalendlySandbox>();
        CalendlyApi.Map(outside, sandbox);
        new SignInPages("Calendly", sandbox.SignIn, () => (sandbox.Account.UserId, sandbox.Account.Name)).Map(
            outside.MapGroup("/oauth"),
            "/revoke"
        );
    }
}
