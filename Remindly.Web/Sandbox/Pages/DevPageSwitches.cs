using System.Globalization;

namespace Remindly.Web.Sandbox.Pages;

/// <summary>The lower half of a page: faults, the last requests, starting over.</summary>
internal sealed class DevPageSwitches(string home, string back)
{
    private const int Shown = 25;

    public Markup Faults(SandboxFaults faults, IReadOnlyList<FaultKind> kinds)
    {
        var on = faults.Active;
        return PageParts.Section(
            "faults",
            "Faults",
            "",
            Markup.Of(
                $"""
                {(
                    on.Count == 0
                        ? Markup.Of($"<p>None is on: the account answers as it should.</p>")
                        : Markup.Of($"<ul class=\"rows\">{Markup.Join(on.Select(On))}</ul>")
                )}
                <form method="post" action="{home}/page/faults{back}" class="line">
                <label>Fault <select name="kind">{PageParts.Options(
                    kinds.Select(each => (each.ToString(), DevPageWords.Of(each)))
                )}</select></label>
                <label>For <select name="scope">{PageParts.Options(
                    Enum.GetValues<FaultScope>().Select(each => (each.ToString(), DevPageWords.Of(each)))
                )}</select></label>
                <label>Seconds or rows <input name="amount" type="number" min="1" class="short"></label>
                <label>Only the next <input name="count" type="number" min="1" class="short" placeholder="all"></label>
                <button>Switch on</button>
                </form>
                """
            )
        );
    }

    public static Markup Requests(RequestLog log)
    {
        var rows = log.Recent.Reverse().Take(Shown);
        return PageParts.Section(
            "requests",
            "Last requests",
            string.Create(CultureInfo.InvariantCulture, $"{log.Total} in all, times in UTC"),
            log.Total == 0
                ? Markup.Of($"<p>None so far.</p>")
                : Markup.Of($"<ol class=\"log\" tabindex=\"0\" aria-labelledby=\"requests\">{Markup.Join(rows.Select(Request))}</ol>")
        );
    }

    public Markup StartOver(string what) =>
        PageParts.Section(
            "over",
            "Start over",
            "",
            Markup.Of(
                $"""
                <div class="line">
                {PageParts.Button($"{home}/page/reset", $"Fill the {what} anew", Markup.Empty)}
                {PageParts.Button($"{home}/page/reset", $"Empty the {what}", PageParts.Hidden("empty", "true"))}
                </div>
                """
            )
        );

    private Markup On(SandboxFault fault)
    {
        var count = fault.Count is { } number ? string.Create(CultureInfo.InvariantCulture, $", {number} times") : "";
        return Markup.Of(
            $"""
            <li class="box line">
            <span>! {DevPageWords.Of(fault.Kind)} <small>{DevPageWords.Of(fault.Scope)}{count}</small></span>
            <form method="post" action="{home}/page/faults/off{back}">{PageParts.Hidden("kind", fault.Kind.ToString())}
            <button>Switch off<span class="unseen"> {DevPageWords.Of(fault.Kind)}</span></button></form>
            </li>
            """
        );
    }

    private static Markup Request(SandboxRequest request)
    {
        var status = request.Status?.ToString(CultureInfo.InvariantCulture) ?? "no answer";
        var at = request.At.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        return Markup.Of($"<li><code>{at} {status} {request.Method} {request.PathAndQuery}</code></li>");
    }
}
