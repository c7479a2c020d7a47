using System.Net;
using System.Text.RegularExpressions;

namespace Remindly.Tests.Infrastructure;

/// <summary>Fills in a form of a plain page and sends it, as a browser without scripts would.</summary>
public static partial class PageForm
{
    /// <param name="form">The form's name: its hidden <c>_handler</c>, or the address it posts to.</param>
    public static async Task<HttpResponseMessage> SendFormAsync(
        this HttpClient client,
        string page,
        string form,
        params (string Name, string Value)[] fields
    )
    {
        var html = await client.GetStringAsync(page);
        var markup = Form()
            .Matches(html)
            .Select(match => match.Value)
            .First(each => each.Contains($"\"{form}\"", StringComparison.Ordinal));
        var values = Hidden().Matches(markup).Select(match => (Name: match.Groups["name"].Value, Value: match.Groups["value"].Value));
        var content = values
            .Select(hidden => KeyValuePair.Create(hidden.Name, WebUtility.HtmlDecode(hidden.Value)))
            .Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var target = Action().Match(markup) is { Success: true } action ? WebUtility.HtmlDecode(action.Groups[1].Value) : page;
        using var body = new FormUrlEncodedContent(content);
        return await client.PostAsync(target, body);
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("<form[^>]* action=\"([^\"]+)\"")]
    private static partial Regex Action();
}
