namespace Remindly.Web.Sandbox.Pages;

/// <summary>The page of one service: shown at its home, changed by forms that come back to where they were.</summary>
internal sealed class PageRoutes(IEndpointRouteBuilder app, string home)
{
    public void Show(Func<PageVisit, Task<Markup>> render) =>
        app.MapGet(
            "",
            async (HttpContext context) =>
            {
                var visit = new PageVisit(context, home);
                var page = await render(visit);
                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.WriteAsync(page.Html, context.RequestAborted);
            }
        );

    /// <param name="act">Answers with the word that the page then says.</param>
    public void Act(string path, Func<IFormCollection, RouteValueDictionary, string> act) =>
        app.MapPost(
            "/page" + path,
            SameSite.Only(async context =>
            {
                var form = context.Request.HasFormContentType
                    ? await context.Request.ReadFormAsync(context.RequestAborted)
                    : FormCollection.Empty;
                var done = act(form, context.Request.RouteValues);
                var back = DevPageAsk.From(context.Request.Query).Query(done);
                context.Response.Redirect(context.Request.PathBase + home + back);
            })
        );

    /// <summary>The switches of faults that requests meet.</summary>
    public void Faults(Func<SandboxFaults> faults)
    {
        Act("/faults", (form, _) => FaultActs.On(faults(), form));
        Act("/faults/off", (form, _) => FaultActs.Off(faults(), form));
    }

    /// <summary>The switches of faults that deliveries meet.</summary>
    public void Deliveries(Func<Hooks.HookDeliveries> deliveries) =>
        Act(
            "/deliveries/faults",
            (form, _) =>
            {
                deliveries().Faults = new Hooks.HookFaults
                {
                    Hold = form["hold"] == "true",
                    Twice = form["twice"] == "true",
                    OutOfOrder = form["out-of-order"] == "true",
                    WrongSignature = form["wrong-signature"] == "true",
                };
                return "deliveries";
            }
        );
}
