using System.Globalization;
using Remindly.Web.Sandbox.Calendly;

namespace Remindly.Web.Sandbox.Pages;

internal sealed class CalendlyView(CalendlyAccount account, PageVisit visit)
{
    // Those that its door knows.
    private static readonly FaultKind[] Kinds =
    [
        FaultKind.Unauthorized,
        FaultKind.Forbidden,
        FaultKind.TooManyRequests,
        FaultKind.ServerError,
        FaultKind.Slow,
        FaultKind.Html,
        FaultKind.EmptyList,
    ];

    private readonly DevPageAsk ask = visit.Ask;
    private readonly string home = visit.Home;

    public Markup Render()
    {
        var (switches, events) = (new DevPageSwitches(home, ask.Query()), account.Events);
        var rows = ask.Select(
            events,
            account.Now,
            each => each.Start.AddMinutes(each.DurationMinutes),
            each => string.Join(' ', each.Invitees.Select(person => $"{person.Name} {person.Email}").Prepend(each.Name))
        );
        return visit.Page(
            "Calendly sandbox",
            "A pretend Calendly account to try Remindly with. Nobody in it is real, and it starts over with the app.",
            Markup.Join([
                PageParts.Connect(("Personal access token", account.Token), ("API address", visit.Address)),
                PageParts.Section(
                    "events",
                    "Events",
                    string.Create(CultureInfo.InvariantCulture, $"{events.Count} in all"),
                    Markup.Join([PageParts.Filter(home, ask, "Name, e-mail or event"), PageParts.Rows(home, ask, rows, Row), AddForm()])
                ),
                new HookSection(home, ask.Query(), account.Deliveries).Render(
                    [.. account.Subscriptions.Select(each => (each.Target, string.Join(", ", each.Events)))],
                    Markup.Empty
                ),
                switches.Faults(account.Faults, Kinds),
                DevPageSwitches.Requests(account.Requests),
                switches.StartOver("account"),
            ])
        );
    }

    private Markup Row(CalendlyBooking each)
    {
        var start = PageParts.In(account.Timezone, each.Start);
        var people = string.Join(", ", each.Invitees.Select(person => person.Name));
        return Markup.Of(
            $"""
            <li class="box">
            <p><strong>{PageParts.Day(start)}</strong> <small>{account.Timezone}, {each.DurationMinutes} minutes</small></p>
            <p>{each.Name} · {people} {State(each)}</p>
            <p><small>{string.Join(" · ", each.Invitees.Select(person => person.Email).Append(each.Id))}</small></p>
            <details><summary>Change<span class="unseen"> {each.Name}, {people}, {PageParts.Day(
                start,
                "ddd d MMM, HH:mm"
            )}</span></summary>
            {(each.Canceled ? Markup.Empty : PageParts.Move(Post(each, "move"), start, Markup.Empty))}
            {PageParts.Rename(Post(each, "rename"), each.Name, Markup.Empty)}
            <div class="line">
            {(each.Canceled ? Markup.Empty : Button(each, "cancel", "Cancel"))}
            {(IsNoShow(each) ? Button(each, "came", "Take back no-show") : Button(each, "no-show", "Mark no-show"))}
            {Button(each, "delete", "Delete")}
            </div>
            </details>
            </li>
            """
        );
    }

    private static Markup State(CalendlyBooking each) =>
        each switch
        {
            _ when each.Invitees.Any(person => person.Rescheduled) => PageParts.State("Moved to another time"),
            { Canceled: true } => PageParts.State("Cancelled"),
            _ when IsNoShow(each) => PageParts.State("No-show"),
            _ => Markup.Empty,
        };

    private static bool IsNoShow(CalendlyBooking each) => each.Invitees.Any(person => person.NoShow);

    private Markup Button(CalendlyBooking each, string verb, string word) => PageParts.Button(Post(each, verb), word, Markup.Empty);

    private string Post(CalendlyBooking each, string verb) => $"{home}/page/events/{Uri.EscapeDataString(each.Id)}/{verb}{ask.Query()}";

    private Markup AddForm() =>
        Markup.Of(
            $"""
            <details class="box"><summary>Book an event</summary>
            <form method="post" action="{home}/page/events{ask.Query()}" class="stack">
            <label>Starts, in {account.Timezone} <input type="datetime-local" name="start" required></label>
            <label>Type <select name="type">{PageParts.Options(
                account.Types.Where(each => each.Active).Select(each => (each.Id, each.Name))
            )}</select></label>
            <label>Name <input name="name" required value="Rosa Marino"></label>
            <label>E-mail <input name="email" required value="rosa.marino@example.com"></label>
            <button>Book</button>
            </form>
            </details>
            """
        );
}
