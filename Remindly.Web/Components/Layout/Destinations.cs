using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Layout;

/// <summary>Where the bars lead, in their order.</summary>
internal static class Destinations
{
    public static IReadOnlyList<Destination> All { get; } =
    [
        new("Today", AppUrls.Today, IconName.Today, true),
        new("Tasks", AppUrls.Tasks, IconName.Tasks, false),
        new("Integrations", AppUrls.Integrations, IconName.Integrations, false),
        new("Seniors", AppUrls.Seniors, IconName.Seniors, false),
    ];

    internal sealed record Destination(string Name, string Url, IconName Icon, bool Exactly);
}
