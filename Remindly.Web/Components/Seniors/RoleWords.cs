using Remindly.Core.Care;

namespace Remindly.Web.Components.Seniors;

/// <summary>Roles as people say them.</summary>
internal static class RoleWords
{
    public static string Of(CircleRole role) =>
        role switch
        {
            CircleRole.Owner => "Owner",
            CircleRole.Helper => "Helper",
            CircleRole.Viewer => "Viewer",
            _ => "",
        };

    /// <summary>What it lets somebody do.</summary>
    public static string Means(CircleRole role) =>
        role switch
        {
            CircleRole.Owner => "does everything, connected calendars and roles included",
            CircleRole.Helper => "adds, takes and finishes tasks, and may sync",
            CircleRole.Viewer => "looks, and changes nothing",
            _ => "",
        };

    /// <summary>"an owner", "a helper".</summary>
    public static string A(CircleRole role) => $"{(role == CircleRole.Owner ? "an" : "a")} {Of(role).ToLowerInvariant()}";

    public static string You(CircleRole role) => $"you are {A(role)}";
}
