using System.Globalization;
using Remindly.Web.Sandbox.Api;

namespace Remindly.Web.Sandbox.Pages;

internal sealed class DevPageView(SandboxAccount account, DevPageAsk ask, string home, string apiBase)
{
    public Markup Render(string done)
    {
        var rows = ask.Select(account);
        return Markup.Of(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Acuity sandbox</title>
            <link rel="stylesheet" href="{home}/page.css">
            </head>
            <body>
            <main>
            <h1>Acuity sandbox</h1>
            <p>A pretend Acuity account to try Remindly with. Nobody in it is real, and it starts over with the app.</p>
            {Said(done)}
            {Connect()}
            <section aria-labelledby="appointments">
            <h2 id="appointments">Appointments <small>{account.Appointments.Count} in all</small></h2>
            {Filter()}
            {(
                rows.Count == 0
                    ? Markup.Of($"<p>None here.</p>")
                    : Markup.Of($"<ul class=\"rows\">{Markup.Join(rows.Take(DevPageAsk.Rows).Select(Row))}</ul>")
            )}
            {Pager(rows.Count > DevPageAsk.Rows)}
            {AddForm()}
            </section>
            {new DevPageSwitches(account, home, ask.Query()).Render()}
            </main>
            </body>
            </html>
            """
        );
    }

    private static Markup Said(string done) =>
        DevPageWords.Said(done) is { Length: > 0 } sentence ? Markup.Of($"<p class=\"said\" role=\"status\">{sentence}</p>") : Markup.Empty;

    private Markup Connect() =>
        Markup.Of(
            $"""
            <section class="box" aria-labelledby="connect">
            <h2 id="connect">Connect with</h2>
            <dl>
            <dt>User ID</dt><dd><code>{account.UserId}</code></dd>
            <dt>API key</dt><dd><code>{account.ApiKey}</code></dd>
            <dt>API address</dt><dd><code>{apiBase}</code></dd>
            </dl>
            </section>
            """
        );

    private Markup Filter() =>
        Markup.Of(
            $"""
            <form method="get" action="{home}" class="line">
            <label>Client <input name="client" value="{ask.Client}" placeholder="Name, e-mail or phone"></label>
            <label>When <select name="when"><option value="">Upcoming</option><option value="past"{(
                ask.Past ? " selected" : ""
            )}>Past</option></select></label>
            <button>Show</button>
            </form>
            """
        );

    private Markup Row(SandboxAppointment each)
    {
        var zone = account.Calendar(each.CalendarId)?.Timezone ?? account.Settings.Timezone;
        var start = AcuityTime.In(zone, each.Start);
        var name =
            $"{account.Type(each.TypeId)?.Name.Trim()}, {each.FullName}, {start.ToString("ddd d MMM, HH:mm", CultureInfo.InvariantCulture)}";
        var contact = string.Join(" · ", new[] { each.Email, each.Phone }.Where(part => part.Length > 0));
        return Markup.Of(
            $"""
            <li class="box">
            <p><strong>{start.ToString(
                "ddd d MMM yyyy, HH:mm",
                CultureInfo.InvariantCulture
            )}</strong> <small>{zone}, {each.DurationMinutes} minutes</small></p>
            <p>{account.Type(each.TypeId)?.Name.Trim()} · {each.FullName} {State(each)}</p>
            <p><small>{contact} {(contact.Length > 0 ? "·" : "")} {account.Calendar(each.CalendarId)?.Name} · {each.Id}</small></p>
            <details><summary>Change<span class="unseen"> {name}</span></summary>
            <form method="post" action="{Post(each, "move")}" class="line">
            <label>New time <input type="datetime-local" name="start" required value="{start.ToString(
                "yyyy-MM-dd'T'HH:mm",
                CultureInfo.InvariantCulture
            )}"></label>
            <button>Move</button>
            </form>
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
            { NoShow: true } => Markup.Of($"<em class=\"state\">✕ No-show</em>"),
            { Canceled: true } => Markup.Of($"<em class=\"state\">✕ Cancelled</em>"),
            _ => Markup.Empty,
        };

    private Markup Button(SandboxAppointment each, string verb, string word) =>
        Markup.Of($"<form method=\"post\" action=\"{Post(each, verb)}\"><button>{word}</button></form>");

    private string Post(SandboxAppointment each, string verb) =>
        string.Create(CultureInfo.InvariantCulture, $"{home}/page/appointments/{each.Id}/{verb}{ask.Query()}");

    private Markup Pager(bool more)
    {
        var back = ask.Page > 1 ? Markup.Of($"<a href=\"{home}{(ask with { Page = ask.Page - 1 }).Query()}\">Back</a>") : Markup.Empty;
        var next = more ? Markup.Of($"<a href=\"{home}{(ask with { Page = ask.Page + 1 }).Query()}\">More</a>") : Markup.Empty;
        return Markup.Of($"<nav class=\"line\" aria-label=\"Pages\">{back} {next}</nav>");
    }

    private Markup AddForm()
    {
        var calendars = account.Calendars.Select(each => Markup.Of($"<option value=\"{each.Id}\">{each.Name} ({each.Timezone})</option>"));
        var types = account.Types.Select(each => Markup.Of($"<option value=\"{each.Id}\">{each.Name.Trim()}</option>"));
        return Markup.Of(
            $"""
            <details class="box"><summary>Add an appointment</summary>
            <form method="post" action="{home}/page/appointments{ask.Query()}" class="stack">
            <label>Starts, in the calendar's zone <input type="datetime-local" name="start" required></label>
            <label>Calendar <select name="calendar">{Markup.Join(calendars)}</select></label>
            <label>Type <select name="type">{Markup.Join(types)}</select></label>
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
}
