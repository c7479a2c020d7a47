using Remindly.Web.Sandbox.Calendly;

namespace Remindly.Web.Sandbox.Pages;

/// <summary>The page on which a developer changes the Calendly account by hand.</summary>
internal static class CalendlyPage
{
    public static void Map(IEndpointRouteBuilder app, CalendlySandbox sandbox)
    {
        var page = new PageRoutes(app, SandboxServices.CalendlyPrefix);
        page.Show(visit => Task.FromResult(new CalendlyView(sandbox.Account, visit).Render()));
        page.Act("/events", (form, _) => Add(sandbox.Account, form));
        page.Act("/events/{id}/{verb}", (form, route) => Act(sandbox.Account, form, route));
        page.Faults(() => sandbox.Account.Faults);
        page.Deliveries(() => sandbox.Account.Deliveries);
        page.Act("/reset", (form, _) => Reset(sandbox.Account, form));
    }

    private static string Add(CalendlyAccount account, IFormCollection form)
    {
        if (FaultActs.Time(form["start"], account.Timezone) is not { } start)
        {
            return "no-time";
        }

        var type = account.Types.FirstOrDefault(each => each.Id == form["type"]) ?? account.Types[0];
        account.Add(
            new CalendlyBooking
            {
                Start = start,
                Name = type.Name,
                TypeId = type.Id,
                DurationMinutes = type.DurationMinutes,
                Invitees = [new CalendlyInvitee { Name = form["name"].ToString(), Email = form["email"].ToString() }],
            }
        );
        return "added";
    }

    private static string Act(CalendlyAccount account, IFormCollection form, RouteValueDictionary route)
    {
        var id = (string)route["id"]!;
        var start = FaultActs.Time(form["start"], account.Timezone);
        var title = form["title"].ToString().Trim();
        var (done, word) = route["verb"] switch
        {
            "move" when start is null => (true, "no-time"),
            "move" => (account.Reschedule(id, start.Value) is not null, "moved"),
            "rename" when title.Length == 0 => (true, "no-title"),
            "rename" => (account.Change(id, each => each with { Name = title }), "renamed"),
            "cancel" => (account.Cancel(id), "cancelled"),
            "no-show" => (account.MarkNoShow(id), "no-show"),
            "came" => (account.MarkNoShow(id, noShow: false), "came"),
            "delete" => (account.Delete(id), "deleted"),
            _ => (true, ""),
        };
        return done ? word : "gone";
    }

    private static string Reset(CalendlyAccount account, IFormCollection form)
    {
        if (form["empty"] == "true")
        {
            account.Clear();
            return "emptied";
        }

        account.Seed();
        return "reset";
    }
}
