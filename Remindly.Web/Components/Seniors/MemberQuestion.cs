using Remindly.Core.Care;

namespace Remindly.Web.Components.Seniors;

/// <summary>What is asked before somebody loses rights, and what comes of it.</summary>
/// <param name="Role">What they would become; null where they would be gone.</param>
internal sealed record MemberQuestion(CircleRole? Role, string Title, string Consequence, string Yes, string No)
{
    public static MemberQuestion Lower(string name, bool isYou, CircleRole role)
    {
        var becomes = RoleWords.A(role);
        var (who, have) = isYou ? ("you", "you have") : (name, $"{name} has");
        var loses =
            role == CircleRole.Viewer
                ? $"From now on {who} can look but change nothing, and open tasks that {have} are free again."
                : $"From now on {who} cannot connect calendars, invite people or change roles.";
        return new(
            role,
            $"Make {(isYou ? "yourself" : name)} {becomes}?",
            $"{loses} Invitations that {who} made stop working. {(isYou ? "Only another owner can make you an owner again." : "")}".TrimEnd(),
            $"Make {(isYou ? "me" : name)} {becomes}",
            "Leave it as it is"
        );
    }

    public static MemberQuestion Remove(string name, string senior) =>
        new(
            null,
            $"Remove {name} from {senior}'s circle?",
            $"{name} sees nothing of {senior} any more, at once. Open tasks that {name} has are free again. To come back, {name} needs a new invitation.",
            $"Remove {name}",
            $"Keep {name}"
        );

    public static MemberQuestion Leave(string senior) =>
        new(
            null,
            $"Leave {senior}'s circle?",
            $"You see nothing of {senior} any more, at once. Open tasks that you have are free again. To come back, you need a new invitation.",
            "Leave the circle",
            "Stay"
        );
}
