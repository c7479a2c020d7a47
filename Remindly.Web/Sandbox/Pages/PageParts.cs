using System.Globalization;
using Remindly.Web.Sandbox.Api;

namespace Remindly.Web.Sandbox.Pages;

/// <summary>Pieces that the pages have in common.</summary>
internal static class PageParts
{
    public static string Day(DateTimeOffset time, string pattern = "ddd d MMM yyyy, HH:mm") =>
        time.ToString(pattern, CultureInfo.InvariantCulture);

    public static string Field(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    public static Markup Section(string id, string heading, string aside, Markup body) =>
        Markup.Of(
            $"""
            <section aria-labelledby="{id}">
            <h2 id="{id}">{heading} <small>{aside}</small></h2>
            {body}
            </section>
            """
        );

    public static Markup Connect(params (string Name, string Value)[] pairs) =>
        Markup.Of(
            $"""
            <section class="box" aria-labelledby="connect">
            <h2 id="connect">Connect with</h2>
            <dl>
            {Markup.Join(pairs.Select(each => Markup.Of($"<dt>{each.Name}</dt><dd><code>{each.Value}</code></dd>")))}
            </dl>
            </section>
            """
        );

    public static Markup Filter(string home, DevPageAsk ask, string who) =>
        Markup.Of(
            $"""
            <form method="get" action="{home}" class="line">
            <label>{who} <input name="client" value="{ask.Client}"></label>
            <label>When <select name="when"><option value="">Upcoming</option><option value="past"{(
                ask.Past ? " selected" : ""
            )}>Past</option></select></label>
            <button>Show</button>
            </form>
            """
        );

    public static Markup Rows<T>(string home, DevPageAsk ask, IReadOnlyList<T> rows, Func<T, Markup> row)
    {
        if (rows.Count == 0)
        {
            return Markup.Of($"<p>None here.</p>");
        }

        var back = ask.Page > 1 ? Markup.Of($"<a href=\"{home}{(ask with { Page = ask.Page - 1 }).Query()}\">Back</a>") : Markup.Empty;
        var more = rows.Count > DevPageAsk.Rows;
        var next = more ? Markup.Of($"<a href=\"{home}{(ask with { Page = ask.Page + 1 }).Query()}\">More</a>") : Markup.Empty;
        return Markup.Of(
            $"""
            <ul class="rows">{Markup.Join(rows.Take(DevPageAsk.Rows).Select(row))}</ul>
            <nav class="line" aria-label="Pages">{back} {next}</nav>
            """
        );
    }

    public static Markup Move(string action, DateTimeOffset start, Markup hidden) =>
        Markup.Of(
            $"""
            <form method="post" action="{action}" class="line">{hidden}
            <label>New time <input type="datetime-local" name="start" required value="{Field(start)}"></label>
            <button>Move</button>
            </form>
            """
        );

    public static Markup Rename(string action, string title, Markup hidden) =>
        Markup.Of(
            $"""
            <form method="post" action="{action}" class="line">{hidden}
            <label>Title <input name="title" required maxlength="200" value="{title}"></label>
            <button>Rename</button>
            </form>
            """
        );

    public static Markup Button(string action, string word, Markup hidden) =>
        Markup.Of($"<form method=\"post\" action=\"{action}\">{hidden}<button>{word}</button></form>");

    public static Markup Hidden(string name, string? value) =>
        value is null ? Markup.Empty : Markup.Of($"<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");

    public static Markup State(string word) => Markup.Of($"<em class=\"state\">✕ {word}</em>");

    public static Markup Options(IEnumerable<(string Value, string Word)> options) =>
        Markup.Join(options.Select(each => Markup.Of($"<option value=\"{each.Value}\">{each.Word}</option>")));

    public static DateTimeOffset In(string zone, DateTimeOffset time) => AcuityTime.In(zone, time);
}
