using Remindly.Web.Sandbox.Feeds;

namespace Remindly.Web.Sandbox.Pages;

/// <summary>The switches of the clinic's calendar.</summary>
internal static class FeedControl
{
    public static void Map(IEndpointRouteBuilder routes, FeedSandbox feed)
    {
        var control = new Control<FeedSandbox>(routes, _ => feed);
        control.Get("/state", StateAsync);
        control.Post("/entries", AddAsync);
        control.Post("/entries/{verb}", ActAsync);
        control.Post(
            "/faults",
            async (context, _) => await FaultAsync(context, feed, (await Control.ReadAsync<FeedFaultTo>(context)).Kind)
        );
        control.Delete("/faults", (context, _) => FaultAsync(context, feed, FeedFault.None));
        control.Post("/reset", ResetAsync);
    }

    private static async Task StateAsync(HttpContext context, FeedSandbox feed) =>
        await Control.AnswerAsync(
            context,
            new
            {
                FeedSandbox.Path,
                Entries = (await feed.EntriesAsync(context.RequestAborted)).Select(View),
                feed.Fault,
                RequestCount = feed.Requests,
                Requests = feed.Log.Recent.TakeLast(50),
            }
        );

    private static async Task AddAsync(HttpContext context, FeedSandbox feed)
    {
        var asked = await Control.ReadAsync<NewEntry>(context);
        await AnswerAsync(context, feed.Book(asked.Title, asked.Start, asked.DurationMinutes ?? 45));
    }

    private static async Task ActAsync(HttpContext context, FeedSandbox feed)
    {
        var asked = await Control.ReadAsync<EntryChange>(context);
        var which = new FeedKey(asked.Uid, asked.RecurrenceId);
        bool? done = context.GetRouteValue("verb") switch
        {
            "move" when asked.Start is { } start => feed.Move(which, start),
            "rename" when asked.Title is { Length: > 0 } title => feed.Rename(which, title),
            "move" or "rename" => null,
            "cancel" => feed.Cancel(which),
            "uncancel" => feed.Uncancel(which),
            "delete" => feed.Delete(which),
            _ => false,
        };
        await (
            done switch
            {
                true => AnswerAsync(context, which),
                false => Control.ProblemAsync(context, 404, "There is no such verb, or no such entry to use it on."),
                null => Control.ProblemAsync(context, 400, "The start to move to, or the title, is missing."),
            }
        );
    }

    private static Task FaultAsync(HttpContext context, FeedSandbox feed, FeedFault kind)
    {
        feed.Fault = kind;
        return Control.AnswerAsync(context, new { feed.Fault });
    }

    private static async Task ResetAsync(HttpContext context, FeedSandbox feed)
    {
        feed.Reset((await Control.ReadAsync<ResetTo>(context)).Empty);
        await StateAsync(context, feed);
    }

    private static Task AnswerAsync(HttpContext context, FeedKey which) =>
        Control.AnswerAsync(context, new { which.Uid, which.RecurrenceId });

    private static object View(FeedEntry each) =>
        new
        {
            each.Key.Uid,
            each.Key.RecurrenceId,
            each.Start,
            each.End,
            each.Title,
            each.IsAllDay,
            each.Canceled,
        };
}
