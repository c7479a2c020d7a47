namespace Remindly.Web.Sandbox.Pages;

/// <summary>The page on which a developer changes the Acuity account by hand.</summary>
internal static class DevPage
{
    public static void Map(IEndpointRouteBuilder app, AcuitySandbox sandbox)
    {
        app.MapGet("/page.css", (HttpContext context) => StyleAsync(context));
        var page = new PageRoutes(app, SandboxServices.Prefix);
        page.Show(visit => Task.FromResult(new DevPageView(sandbox.Account, visit).Render()));
        page.Act("/appointments", (form, _) => DevPageActs.Add(sandbox.Account, form));
        page.Act("/appointments/{id:long}/{verb}", (form, route) => DevPageActs.Act(sandbox.Account, form, route));
        page.Act("/webhooks", (form, _) => DevPageActs.AddHook(sandbox.Account, form));
        page.Act("/webhooks/{id:long}/delete", (_, route) => DevPageActs.RemoveHook(sandbox.Account, route));
        page.Faults(() => sandbox.Account.Faults);
        page.Deliveries(() => sandbox.Account.Deliveries);
        page.Act("/reset", (form, _) => DevPageActs.Reset(sandbox.Account, form));
    }

    private static Task StyleAsync(HttpContext context)
    {
        context.Response.ContentType = "text/css; charset=utf-8";
        return context.Response.WriteAsync(DevPageStyle.Css, context.RequestAborted);
    }
}
