using System.Globalization;

namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>What a multistatus says of one resource.</summary>
/// <param name="Status">Of the resource as a whole, when it says one.</param>
/// <param name="Properties">Those that it has.</param>
internal sealed record DavRow(string Href, int? Status, IReadOnlyList<DavElement> Properties)
{
    public bool IsCalendar => Find(Dav.ResourceType)?.Find(Dav.Calendar) is not null;

    /// <summary>Whether events may be in it: a server that does not say has no rule against them.</summary>
    public bool HoldsEvents =>
        Find(Dav.Components) is not { Children.Count: > 0 } components
        || components.Children.Any(each => "VEVENT".Equals(each.Label, StringComparison.OrdinalIgnoreCase));

    public static DavRow Of(DavElement response)
    {
        var properties = response
            .All(Dav.PropStat)
            .Where(some => Number(some.Find(Dav.Status)?.Text) is null or (>= 200 and < 300))
            .SelectMany(some => some.Find(Dav.Prop)?.Children ?? []);
        return new DavRow(response.Find(Dav.Href)?.Text.Trim() ?? "", Number(response.Find(Dav.Status)?.Text), [.. properties]);
    }

    public DavElement? Find(string name) => Properties.FirstOrDefault(each => each.Name == name);

    /// <summary>Trimmed; null when there is none.</summary>
    public string? Text(string name) => Find(name)?.Text.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The addresses in a property.</summary>
    public IEnumerable<string> Hrefs(string name) => Find(name)?.All(Dav.Href).Select(each => each.Text.Trim()) ?? [];

    // HTTP/1.1 200 OK
    private static int? Number(string? status) =>
        status?.Trim().Split(' ') is { Length: >= 2 } parts
        && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
