using System.Globalization;

namespace Remindly.Web.Sandbox.Pages;

/// <summary>The lower half of the page: faults, the last requests, starting over.</summary>
internal sealed class DevPageSwitches(SandboxAccount account, string home, string back)
{
    private const int Shown = 25;

    public Markup Render() => Markup.Join([Faults(), Requests(), StartOver()]);

    private Markup Faults()
    {
        var kinds = Enum.GetValues<FaultKind>().Select(each => Markup.Of($"<option value=\"{each}\">{DevPageWords.Of(each)}</option>"));
        var scopes = Enum.GetValues<FaultScope>().Select(each => Markup.Of($"<option value=\"{each}\">{DevPageWords.Of(each)}</option>"));
        var on = account.Faults.Active;
        return Markup.Of(
            $"""
            <section aria-labelledby="faults">
            <h2 id="faults">Faults</h2>
            {(
                on.Count == 0
                    ? Markup.Of($"<p>None is on: the account answers as it should.</p>")
                    : Markup.Of($"<ul class=\"rows\">{Markup.Join(on.Select(On))}</ul>")
            )}
            <form method="post" action="{home}/page/faults{back}" class="line">
            <label>Fault <select name="kind">{Markup.Join(kinds)}</select></label>
            <label>For <select name="scope">{Markup.Join(scopes)}</select></label>
            <label>Seconds or rows <input name="amount" type="number" min="1" class="short"></label>
            <label>Only the next <input name="count" type="number" min="1" class="short" placeholder="all"></label>
            <button>Switch on</button>
            </form>
            </section>
            """
        );
    }

    private Markup On(SandboxFault fault)
    {
        var count = fault.Count is { } number ? string.Create(CultureInfo.InvariantCulture, $", {number} times") : "";
        return Markup.Of(
            $"""
            <li class="box line">
            <span>! {DevPageWords.Of(fault.Kind)} <small>{DevPageWords.Of(fault.Scope)}{count}</small></span>
            <form method="post" action="{home}/page/faults/off{back}"><input type="hidden" name="kind" value="{fault.Kind}">
            <button>Switch off<span class="unseen"> {DevPageWords.Of(fault.Kind)}</span></button></form>
            </li>
            """
        );
    }

    private Markup Requests()
    {
        var rows = account.Requests.Recent.Reverse().Take(Shown);
        var total = account.Requests.Total;
        return Markup.Of(
            $"""
            <section aria-labelledby="requests">
            <h2 id="requests">Last requests <small>{total} in all</small></h2>
            {(
                total == 0
                    ? Markup.Of($"<p>None so far.</p>")
                    : Markup.Of($"<ol class=\"log\" tabindex=\"0\" aria-labelledby=\"requests\">{Markup.Join(rows.Select(Request))}</ol>")
            )}
            </section>
            """
        );
    }

    private static Markup Request(SandboxRequest request)
    {
        var status = request.Status?.ToString(CultureInfo.InvariantCulture) ?? "no answer";
        var at = request.At.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        return Markup.Of($"<li><code>{at} {status} {request.Method} {request.PathAndQuery}</code></li>");
    }

    private Markup StartOver() =>
        Markup.Of(
            $"""
            <section aria-labelledby="over">
            <h2 id="over">Start over</h2>
            <div class="line">
            <form method="post" action="{home}/page/reset"><button>Fill the account anew</button></form>
            <form method="post" action="{home}/page/reset"><input type="hidden" name="empty" value="true"><button>Empty the account</button></form>
            </div>
            </section>
            """
        );
}
