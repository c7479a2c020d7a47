using System.Globalization;
using Remindly.Web.Sandbox.Feeds;

namespace Remindly.Web.Sandbox.Pages;

internal sealed class FeedView(FeedSandbox feed, IReadOnlyList<FeedEntry> entries, PageVisit visit)
{
    private readonly DevPageAsk ask = visit.Ask;
    private readonly string home = visit.Home;

    public Markup Render()
    {
        var rows = ask.Select(entries, feed.Now, each => each.End, each => each.Title);
        return visit.Page(
            "Clinic calendar sandbox",
            "A pretend clinic's calendar to try Remindly with. It is read at one address, and starts over with the app.",
            Markup.Join([
                PageParts.Connect(("Calendar address", visit.Host + FeedSandbox.Path)),
                PageParts.Section(
                    "entries",
                    "Entries",
                    string.Create(CultureInfo.InvariantCulture, $"{entries.Count} in eight months"),
                    Markup.Join([PageParts.Filter(home, ask, "Title"), PageParts.Rows(home, ask, rows, Row), AddForm()])
                ),
                Faults(),
                DevPageSwitches.Requests(feed.Log),
                new DevPageSwitches(home, ask.Query()).StartOver("calendar"),
            ])
        );
    }

    private Markup Row(FeedEntry each)
    {
        var start = PageParts.In(ClinicCalendar.Zone, each.Start);
        var when = PageParts.Day(start, each.IsAllDay ? "ddd d MMM yyyy" : "ddd d MMM yyyy, HH:mm");
        var aside = each.IsAllDay
            ? "all day"
            : string.Create(CultureInfo.InvariantCulture, $"{ClinicCalendar.Zone}, {(each.End - each.Start).TotalMinutes:0} minutes");
        return Markup.Of(
            $"""
            <li class="box">
            <p><strong>{when}</strong> <small>{aside}</small></p>
            <p>{each.Title} {(each.Canceled ? PageParts.State("Cancelled") : Markup.Empty)}</p>
            <p><small>{(each.Key.RecurrenceId is null ? "" : "One of a series · ")}{each.Key.Uid}</small></p>
            <details><summary>Change<span class="unseen"> {each.Title}, {when}</span></summary>
            {PageParts.Move(Post("move"), start, Hidden(each))}
            {PageParts.Rename(Post("rename"), each.Title, Hidden(each))}
            <div class="line">
            {(each.Canceled ? Button(each, "uncancel", "Un-cancel") : Button(each, "cancel", "Cancel"))}
            {Button(each, "delete", "Delete")}
            </div>
            </details>
            </li>
            """
        );
    }

    private Markup Button(FeedEntry each, string verb, string word) => PageParts.Button(Post(verb), word, Hidden(each));

    private static Markup Hidden(FeedEntry each) =>
        Markup.Join([PageParts.Hidden("uid", each.Key.Uid), PageParts.Hidden("recurrence", each.Key.RecurrenceId)]);

    private string Post(string verb) => $"{home}/page/entries/{verb}{ask.Query()}";

    private Markup Faults()
    {
        var options = Enum.GetValues<FeedFault>()
            .Select(each =>
                Markup.Of(
                    $"<option value=\"{each}\"{(each == feed.Fault ? Markup.Of($" selected") : Markup.Empty)}>{DevPageWords.Of(each)}</option>"
                )
            );
        return PageParts.Section(
            "faults",
            "Faults",
            "",
            Markup.Of(
                $"""
                <p>{(
                    feed.Fault == FeedFault.None ? "None is on: the calendar answers as it should." : "! " + DevPageWords.Of(feed.Fault)
                )}</p>
                <form method="post" action="{home}/page/faults{ask.Query()}" class="line">
                <label>Fault <select name="kind">{Markup.Join(options)}</select></label>
                <button>Apply</button>
                </form>
                """
            )
        );
    }

    private Markup AddForm() =>
        Markup.Of(
            $"""
            <details class="box"><summary>Add an entry</summary>
            <form method="post" action="{home}/page/entries{ask.Query()}" class="stack">
            <label>Starts, in {ClinicCalendar.Zone} <input type="datetime-local" name="start" required></label>
            <label>Title <input name="title" required maxlength="200" value="Physiotherapy"></label>
            <label>Minutes <input name="minutes" type="number" min="1" max="1440" value="45" class="short"></label>
            <button>Add</button>
            </form>
            </details>
            """
        );
}
