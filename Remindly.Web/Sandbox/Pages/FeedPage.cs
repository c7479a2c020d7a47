using Remindly.Web.Sandbox.Feeds;

namespace Remindly.Web.Sandbox.Pages;

/// <summary>The page on which a developer changes the clinic's calendar by hand.</summary>
internal static class FeedPage
{
    public static void Map(IEndpointRouteBuilder app, FeedSandbox feed)
    {
        var page = new PageRoutes(app, SandboxServices.FeedPrefix);
        page.Show(async visit => new FeedView(feed, await feed.EntriesAsync(visit.Aborted), visit).Render());
        page.Act("/entries", (form, _) => Add(feed, form));
        page.Act("/entries/{verb}", (form, route) => Act(feed, form, route));
        page.Act("/faults", (form, _) => Fault(feed, form));
        page.Act("/reset", (form, _) => Reset(feed, form));
    }

    private static string Add(FeedSandbox feed, IFormCollection form)
    {
        var (title, start) = (form["title"].ToString().Trim(), FaultActs.Time(form["start"], ClinicCalendar.Zone));
        if (start is null || title.Length == 0)
        {
            return start is null ? "no-time" : "no-title";
        }

        feed.Book(title, start.Value, FaultActs.Number(form["minutes"]) is > 0 and <= 1440 and var minutes ? (int)minutes : 45);
        return "added";
    }

    private static string Act(FeedSandbox feed, IFormCollection form, RouteValueDictionary route)
    {
        var which = new FeedKey(form["uid"].ToString(), form["recurrence"].ToString() is { Length: > 0 } recurrence ? recurrence : null);
        var start = FaultActs.Time(form["start"], ClinicCalendar.Zone);
        var title = form["title"].ToString().Trim();
        var (done, word) = route["verb"] switch
        {
            "move" when start is null => (true, "no-time"),
            "move" => (feed.Move(which, start.Value), "moved"),
            "rename" when title.Length == 0 => (true, "no-title"),
            "rename" => (feed.Rename(which, title), "renamed"),
            "cancel" => (feed.Cancel(which), "cancelled"),
            "uncancel" => (feed.Uncancel(which), "uncancelled"),
            "delete" => (feed.Delete(which), "deleted"),
            _ => (true, ""),
        };
        return done ? word : "gone";
    }

    private static string Fault(FeedSandbox feed, IFormCollection form)
    {
        if (!Enum.TryParse<FeedFault>(form["kind"], out var kind) || !Enum.IsDefined(kind))
        {
            return "";
        }

        feed.Fault = kind;
        return kind == FeedFault.None ? "fault-off" : "fault-on";
    }

    private static string Reset(FeedSandbox feed, IFormCollection form)
    {
        var isEmpty = form["empty"] == "true";
        feed.Reset(isEmpty);
        return isEmpty ? "emptied" : "reset";
    }
}
