using System.Globalization;
using Remindly.Web.Sandbox.Hooks;

namespace Remindly.Web.Sandbox.Pages;

/// <summary>Who is told of changes, what was sent where and how it was answered, and the faults of it.</summary>
internal sealed class HookSection(string home, string back, HookDeliveries deliveries)
{
    private const int Shown = 30;

    /// <param name="targets">Who is told, and of what.</param>
    /// <param name="more">What else the service offers here.</param>
    public Markup Render(IReadOnlyList<(HookTarget Target, string What)> targets, Markup more)
    {
        var all = deliveries.Recent;
        return PageParts.Section(
            "webhooks",
            "Webhooks",
            string.Create(CultureInfo.InvariantCulture, $"{targets.Count} told of changes"),
            Markup.Of(
                $"""
                {(
                    targets.Count == 0
                        ? Markup.Of($"<p>Nobody is told of changes.</p>")
                        : Markup.Of($"<ul class=\"rows\">{Markup.Join(targets.Select(Target))}</ul>")
                )}
                {more}
                {Switches()}
                <h3>Deliveries <small>newest first, times in UTC</small></h3>
                {(
                    all.Count == 0
                        ? Markup.Of($"<p>Nothing was sent so far.</p>")
                        : Markup.Of($"<ol class=\"rows\">{Markup.Join(all.Reverse().Take(Shown).Select(Delivery))}</ol>")
                )}
                """
            )
        );
    }

    private static Markup Target((HookTarget Target, string What) each) =>
        Markup.Of(
            $"<li class=\"box\"><p>{each.What} {(each.Target.IsActive ? Markup.Empty : PageParts.State("Disabled"))}</p><p><code>{each.Target.Address}</code></p></li>"
        );

    private Markup Switches()
    {
        var on = deliveries.Faults;
        return Markup.Of(
            $"""
            <form method="post" action="{home}/page/deliveries/faults{back}">
            <fieldset><legend>What goes wrong with deliveries</legend>
            {Check("hold", "Hold them back", on.Hold)}
            {Check("twice", "Send each twice", on.Twice)}
            {Check("out-of-order", "Send out of order", on.OutOfOrder)}
            {Check("wrong-signature", "Sign with a wrong key", on.WrongSignature)}
            <button>Apply</button>
            </fieldset>
            </form>
            """
        );
    }

    private static Markup Check(string name, string word, bool isOn) =>
        Markup.Of(
            $"<label class=\"check\"><input type=\"checkbox\" name=\"{name}\" value=\"true\"{(isOn ? " checked" : "")}> {word}</label>"
        );

    private static Markup Delivery(HookDelivery each) =>
        Markup.Of(
            $"""
            <li class="box">
            <p><strong>{each.Event}</strong> {DevPageWords.Of(each)}</p>
            <p><small>{Clock(each.At)} · about {each.About}{(each.IsSigned ? "" : " · not signed")}</small></p>
            <p><small>to {each.Target}</small></p>
            {Attempts(each)}
            <details><summary>What was sent<span class="unseen"> {each.Event}, {each.About}</span></summary><p><code>{each.Body}</code></p></details>
            </li>
            """
        );

    private static Markup Attempts(HookDelivery each) =>
        each.Attempts.Count == 0
            ? Markup.Empty
            : Markup.Of(
                $"<ul class=\"tries\">{Markup.Join(each.Attempts.Select(attempt => Markup.Of($"<li>{Words(attempt)}</li>")))}</ul>"
            );

    private static string Words(HookAttempt each) =>
        $"{Clock(each.At)} {each.Status?.ToString(CultureInfo.InvariantCulture) ?? "no answer: " + each.Problem}";

    private static string Clock(DateTimeOffset at) => at.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
