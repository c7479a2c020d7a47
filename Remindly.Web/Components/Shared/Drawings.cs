using Microsoft.AspNetCore.Components;

namespace Remindly.Web.Components.Shared;

/// <summary>The small pictures of empty pages on a 120 x 92 field, drawn for Remindly. EmptyState.razor.css colours their parts.</summary>
internal static class Drawings
{
    private const string Ground = "<ellipse class=\"tint\" cx=\"60\" cy=\"78\" rx=\"54\" ry=\"12\" />";

    private static readonly MarkupString Tasks = Draw(
        "<rect class=\"card\" x=\"34\" y=\"10\" width=\"52\" height=\"68\" rx=\"8\" />"
            + "<path class=\"accent\" d=\"m43 27 4 4 7-8M43 45l4 4 7-8\" />"
            + "<path class=\"line\" d=\"M61 28h16M61 46h16M61 64h16M44 64a4 4 0 1 0 8 0 4 4 0 0 0-8 0\" />"
    );

    private static readonly MarkupString People = Draw(
        "<path class=\"card\" d=\"M24 78c1-17 9-24 20-24s19 7 20 24z\" /><circle class=\"card\" cx=\"44\" cy=\"36\" r=\"11\" />"
            + "<path class=\"card\" d=\"M63 78c1-14 7-20 16-20s15 6 16 20z\" /><circle class=\"card\" cx=\"79\" cy=\"43\" r=\"9\" />"
            + "<path class=\"accent\" d=\"M63 24c-7-5-9-8-9-11a4.500 4.500 0 0 1 9-1.500 4.500 4.500 0 0 1 9 1.500c0 3-2 6-9 11z\" />"
    );

    private static readonly MarkupString Connection = Draw(
        "<rect class=\"card\" x=\"10\" y=\"26\" width=\"42\" height=\"44\" rx=\"7\" />"
            + "<path class=\"line\" d=\"M10 39h42M22 19v13M40 19v13M20 49h6M36 49h6M20 60h6\" />"
            + "<path class=\"accent\" d=\"M58 49h17m-6-6 6 6-6 6\" />"
            + "<rect class=\"card\" x=\"81\" y=\"20\" width=\"30\" height=\"52\" rx=\"7\" /><path class=\"line\" d=\"M88 33h16M88 46h16M88 59h10\" />"
    );

    private static readonly MarkupString Nothing = Draw(
        "<rect class=\"card\" x=\"26\" y=\"12\" width=\"56\" height=\"62\" rx=\"8\" /><path class=\"line\" d=\"M37 28h30M37 41h16M37 54h10\" />"
            + "<circle class=\"card\" cx=\"76\" cy=\"52\" r=\"15\" /><path class=\"accent\" d=\"m87 64 13 13\" />"
    );

    private static readonly MarkupString Day = Draw(
        "<rect class=\"card\" x=\"28\" y=\"18\" width=\"64\" height=\"58\" rx=\"8\" /><path class=\"line\" d=\"M28 34h64M46 10v14M74 10v14\" />"
            + "<path class=\"accent\" d=\"M53 56a7 7 0 1 0 14 0 7 7 0 0 0-14 0M60 43v2M60 67v2M47 56h2M71 56h2M51 47l1.500 1.500M67.500 63.500l1.500 1.500M51 65l1.500-1.500M67.500 48.500l1.500-1.500\" />"
    );

    /// <summary>Null where there is none; the icon itself will do.</summary>
    public static MarkupString? Of(IconName icon) =>
        icon switch
        {
            IconName.Tasks or IconName.CheckCircle => Tasks,
            IconName.Seniors => People,
            IconName.Integrations or IconName.Link or IconName.Feed => Connection,
            IconName.Search or IconName.Filter => Nothing,
            IconName.Today or IconName.Calendar => Day,
            _ => null,
        };

    private static MarkupString Draw(string parts) => new(Ground + parts);
}
