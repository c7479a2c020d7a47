namespace Remindly.Core.Care;

/// <summary>What a role lets somebody see and do, in plain words.</summary>
/// <param name="May">Sentences without their subject: "see …".</param>
/// <param name="MayNot">The same, of what is for others to do; empty for owners.</param>
public sealed record CirclePowers(IReadOnlyList<string> May, IReadOnlyList<string> MayNot)
{
    private const string Write = "add, take, change, finish and remove tasks, and write comments";
    private const string Connect = "connect calendars and change how they sync";
    private const string Decide = "invite people, change roles and remove people";

    /// <param name="senior">As the family says it.</param>
    public static CirclePowers Of(CircleRole role, string senior)
    {
        var see = $"see {senior}'s tasks and appointments, with notes, comments and history";
        var people = $"see {senior}'s phone and e-mail, and who is in the circle";
        var edit = $"change what Remindly knows of {senior}";
        return role switch
        {
            CircleRole.Owner => new([see, people, Write, Connect, $"{edit}, or remove it", Decide], []),
            CircleRole.Helper => new(
                [see, people, Write, "see whether calendars are up to date, and sync them now"],
                [Connect, edit, Decide]
            ),
            _ => new([see, people, "see whether calendars are up to date"], [Write, Connect, edit, Decide]),
        };
    }
}
