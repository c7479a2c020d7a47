using Remindly.Web.Hosting;

namespace Remindly.Web.Accounts;

/// <summary>Refuses Identity's offer to set a cookie instead of answering with a token.</summary>
internal sealed class BearerOnlyFilter : IEndpointFilter
{
    private static readonly string[] CookieSwitches = ["useCookies", "useSessionCookies"];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        CookieSwitches.Any(context.HttpContext.Request.Query.ContainsKey)
            ? ApiProblems.Of(
                400,
                "Cookies do not work here. Leave useCookies and useSessionCookies out and use the bearer token.",
                "bearer_only"
            )
            : await next(context);
}
