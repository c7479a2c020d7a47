using System.Collections.Concurrent;
using Markdig;

namespace Remindly.Web.Components.Help;

/// <summary>What docs/integrations says of a provider, as a page shows it.</summary>
internal sealed record HelpDocument(string Title, string Html);

/// <summary>The documents that come with the product. They are Markdown; HTML in them stays text.</summary>
internal static class HelpDocuments
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoIdentifiers()
        .DisableHtml()
        .Build();
    private static readonly HashSet<string> Names = [.. typeof(HelpDocuments).Assembly.GetManifestResourceNames()];
    private static readonly ConcurrentDictionary<string, HelpDocument> Read = new(StringComparer.Ordinal);

    public static bool Has(string key) => Names.Contains(Name(key));

    /// <summary>Null when there is none.</summary>
    public static HelpDocument? Find(string key) => Has(key) ? Read.GetOrAdd(key, Render) : null;

    private static string Name(string key) => $"help/{key}";

    private static HelpDocument Render(string key)
    {
        using var stream = typeof(HelpDocuments).Assembly.GetManifestResourceStream(Name(key))!;
        using var reader = new StreamReader(stream);
        var title = reader.ReadLine()!.TrimStart('#', ' ');
        // A column without a name has no heading either.
        var html = Markdown.ToHtml(reader.ReadToEnd(), Pipeline).Replace("<th></th>", "<td></td>", StringComparison.Ordinal);
        return new HelpDocument(title, html);
    }
}
