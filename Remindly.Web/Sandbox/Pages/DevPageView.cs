using System.Globalization;

namespace Remindly.Web.Sandbox.Pages;

internal sealed class DevPageView(SandboxAccount account, PageVisit visit)
{
    private readonly DevPageAsk ask = visit.Ask;
    private readonly string home = visit.Home;

    public Markup Render()
    {
        var switches = new DevPageSwitches(home, ask.Query());
        var rows = ask.Select(
            account.Appointments,
            account.Clock.GetUtcNow(),
            each => each.End,
            each => $"{each.FullName} {each.Email} {each.Phone}"
        );
        return visit.Page(
            "Acuity sandbox",
            "A pretend Acuity account to try Remindly with. Nobody in it is real, and it starts over with the app.",
            Markup.Join([
                PageParts.Connect(("User ID", account.UserId), ("API key", account.ApiKey), ("API address", visit.Address + "/api/v1")),
                PageParts.Section(
                    "appointments",
                    "Appointments",
                    string.Create(CultureInfo.InvariantCulture, $"{account.Appointments.Count} in all"),
                    Markup.Join([PageParts.Filter(home, ask, "Name, e-mail or phone"), PageParts.Rows(home, ask, rows, Row), AddForm()])
                ),
                new HookSection(home, ask.Query(), account.Deliveries).Render(
                    [.. account.Webhooks.Select(each => (each.Target, each.Event ?? "Typed in by hand: every change"))],
                    HookForm()
                ),
                switches.Faults(account.Faults, Enum.GetValues<FaultKind>()),
                DevPageSwitches.Requests(account.Requests),
                switches.StartOver("account"),
            ])
        );
    }

    private Markup Row(SandboxAppointment each)
    {
        var zone = account.Calendar(each.CalendarId)?.Timezone ?? account.Settings.Timezone;
        var start = PageParts.In(zone, each.Start);
        var title = account.Type(each.TypeId)?.Name.Trim();
        var contact = string.Join(" · ", new[] { each.Email, each.Phone }.Where(part => part.Length > 0));
        return Markup.Of(
            $"""
            <li class="box">
            <p><strong>{PageParts.Day(start)}</strong> <small>{zone}, {each.DurationMinutes} minutes</small></p>
            <p>{title} · {each.FullName} {State(each)}</p>
            <p><small>{contact} {(contact.Length > 0 ? "·" : "")} {account.Calendar(each.CalendarId)?.Name} · {each.Id}</small></p>
            <details><summary>Change<span class="unseen"> {title}, {each.FullName}, {PageParts.Day(
                start,
                "ddd d MMM, HH:mm"
            )}</span></summary>
            {PageParts.Move(Post(each, "move"), start, Markup.Empty)}
            <div class="line">
            {(each.Canceled ? Button(each, "uncancel", "Un-cancel") : Button(each, "cancel", "Cancel"))}
            {(each.NoShow ? Markup.Empty : Button(each, "no-show", "Mark no-show"))}
            {Button(each, "delete", "Delete")}
            </div>
            </details>
            </li>
            """
        );
    }

    private static Markup State(SandboxAppointment each) =>
        each switch
        {
            { NoShow: true } => PageParts.State("No-show"),
            { Canceled: true } => PageParts.State("Cancelled"),
            _ => Markup.Empty,
        };

    private Markup Button(SandboxAppointment each, string verb, string word) => PageParts.Button(Post(each, verb), word, Markup.Empty);

    private string Post(SandboxAppointment each, string verb) =>
        string.Create(CultureInfo.InvariantCulture, $"{home}/page/appointments/{each.Id}/{verb}{ask.Query()}");

    private Markup HookForm() =>
        Markup.Of(
            $"""
            <details class="box"><summary>Type in an address by hand</summary>
            <form method="post" action="{home}/page/webhooks{ask.Query()}" class="stack">
            <label>Address that is told of every change <input name="target" type="url" required></label>
            <button>Add the address</button>
            </form>
            {Markup.Join(account.Webhooks.Where(each => each.IsStatic).Select(Unhook))}
            </details>
            """
        );

    private Markup Unhook(SandboxWebhook each) =>
        Markup.Of(
            $"<form method=\"post\" action=\"{home}/page/webhooks/{each.Id}/delete{ask.Query()}\" class=\"line\"><button>Stop telling<span class=\"unseen\"> {each.Target.Address}</span></button> <small>{each.Target.Address}</small></form>"
        );

    private Markup AddForm()
    {
        var calendars = account.Calendars.Select(each => (Text(each.Id), $"{each.Name} ({each.Timezone})"));
        return Markup.Of(
            $"""
            <details class="box"><summary>Add an appointment</summary>
            <form method="post" action="{home}/page/appointments{ask.Query()}" class="stack">
            <label>Starts, in the calendar's zone <input type="datetime-local" name="start" required></label>
            <label>Calendar <select name="calendar">{PageParts.Options(calendars)}</select></label>
            <label>Type <select name="type">{PageParts.Options(
                account.Types.Select(each => (Text(each.Id), each.Name.Trim()))
            )}</select></label>
            <label>First name <input name="first" value="Rosa"></label>
            <label>Last name <input name="last" value="Marino"></label>
            <label>E-mail <input name="email" value="rosa.marino@example.com"></label>
            <label>Phone <input name="phone" value="(503) 555-0147"></label>
            <button>Add</button>
            </form>
            </details>
            """
        );
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
