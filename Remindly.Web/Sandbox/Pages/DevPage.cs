namespace Remindly.Web.Sandbox.Pages;

/// <summary>The page on which a developer changes the account by hand.</summary>
internal static class DevPage
{
    public static void Map(IEndpointRouteBuilder app, AcuitySandbox sandbox)
    {
        app.MapGet("", (HttpContext context) => ShowAsync(context, sandbox.Account));
        app.MapGet("/page.css", (HttpContext context) => StyleAsync(context));
        app.MapPost("/page/appointments", On(sandbox, DevPageActs.Add));
        app.MapPost("/page/appointments/{id:long}/{verb}", On(sandbox, DevPageActs.Act));
        app.MapPost("/page/faults", On(sandbox, DevPageActs.Fault));
        app.MapPost("/page/faults/off", On(sandbox, DevPageActs.FaultsOff));
        app.MapPost("/page/reset", On(sandbox, DevPageActs.Reset));
    }

    private static Task ShowAsync(HttpContext context, SandboxAccount account)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        var home = context.Request.PathBase + SandboxServices.Prefix;
        var page = new DevPageView(
            account,
            DevPageAsk.From(context.Request.Query),
            home,
            $"{context.Request.Scheme}://{context.Request.Host}{home}/api/v1"
        );
        return context.Response.WriteAsync(page.Render(context.Request.Query["done"].ToString()).Html, context.RequestAborted);
    }

    private static Task StyleAsync(HttpContext context)
    {
        context.Response.ContentType = "text/css; charset=utf-8";
        return context.Response.WriteAsync(DevPageStyle.Css, context.RequestAborted);
    }

    private static RequestDelegate On(AcuitySandbox sandbox, Func<SandboxAccount, IFormCollection, RouteValueDictionary, string> act) =>
        SameSite.Only(async context =>
        {
            var form = context.Request.HasFormContentType
                ? await context.Request.ReadFormAsync(context.RequestAborted)
                : FormCollection.Empty;
            var done = act(sandbox.Account, form, context.Request.RouteValues);
            var back = DevPageAsk.From(context.Request.Query).Query(done);
            context.Response.Redirect(context.Request.PathBase + SandboxServices.Prefix + back);
        });
}
