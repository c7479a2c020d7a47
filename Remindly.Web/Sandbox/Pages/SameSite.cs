namespace Remindly.Web.Sandbox.Pages;

internal static class SameSite
{
    /// <summary>These pages have no sign-in, so another site's form must not reach them through somebody's browser.</summary>
    public static RequestDelegate Only(RequestDelegate next) =>
        context =>
        {
            if (context.Request.Headers["Sec-Fetch-Site"] != "cross-site")
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
}
