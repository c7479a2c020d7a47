namespace Remindly.Web.Sandbox.Pages;

/// <summary>Where the pretend services are.</summary>
internal static class StartPage
{
    public static void Map(IEndpointRouteBuilder app) =>
        new PageRoutes(app, SandboxServices.StartPage).Show(visit =>
            Task.FromResult(
                visit.Page(
                    "Sandbox",
                    "Pretend services to try Remindly with: change something there and see what Remindly makes of it.",
                    Markup.Join([
                        Card(visit, SandboxServices.Prefix, "Acuity", "A practice's appointments, with webhooks and faults."),
                        Card(visit, SandboxServices.CalendlyPrefix, "Calendly", "Bookings and those who booked, with webhooks and faults."),
                        Card(visit, SandboxServices.FeedPrefix, "Clinic calendar", "A calendar to read at a secret address."),
                    ])
                )
            )
        );

    private static Markup Card(PageVisit visit, string path, string name, string words) =>
        Markup.Of($"<section class=\"box\"><h2><a href=\"{visit.Host}{path}\">{name}</a></h2><p>{words}</p></section>");
}
