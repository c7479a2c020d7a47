using System.Globalization;
using System.Text.Encodings.Web;

namespace Remindly.Web.Sandbox.Pages;

/// <summary>Finished HTML. Whatever is put into a template is escaped, unless it is finished HTML itself.</summary>
internal sealed record Markup(string Html)
{
    public static Markup Empty { get; } = new("");

    public static Markup Of(FormattableString template) =>
        new(string.Format(CultureInfo.InvariantCulture, template.Format, [.. template.GetArguments().Select(Safe)]));

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Join('\n', parts.Select(each => each.Html)));

    private static string Safe(object? value) =>
        value switch
        {
            Markup markup => markup.Html,
            null => "",
            _ => HtmlEncoder.Default.Encode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
        };
}
