using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Layout;

/// <summary>Where the bars lead, in their order.</summary>
internal static class Destinations
{
    public static IReadOnlyList<Destination> All { get; } =
    [
        new("Today", AppUrls.Today, IconName.Today, true),
        new("Tasks", AppUrls.Tasks, IconName.Tasks, false),
        new("Calendar", AppUrls.Calendar, IconName.Calendar, false),
        new("Integrations", AppUrls.Integrations, IconName.Integrations, false),
        new("Seniors", AppUrls.Seniors, IconName.Seniors, false),
    ];

    /// <summary>Five at most fit beside one another on a phone; what does not is behind the last.</summary>
    public static IReadOnlyList<Destination> OnPhone { get; } =
    [.. All.Where(each => each.Url != AppUrls.Seniors), new("More", AppUrls.More, IconName.More, false)];

    internal sealed record Destination(string Name, string Url, IconName Icon, bool Exactly);
}
