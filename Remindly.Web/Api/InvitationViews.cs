using Remindly.Core.Care;

namespace Remindly.Web.Api;

/// <summary>Whom to invite.</summary>
internal sealed record InvitationBody
{
    /// <summary>What they may do once they are in.</summary>
    public CircleRole? Role { get; init; }

    /// <summary>Where to mail the link to; it binds nobody.</summary>
    public string? Email { get; init; }
}

/// <summary>A new invitation.</summary>
/// <param name="Link">Works once; nobody can read it again.</param>
internal sealed record InvitationMadeView(Guid Id, string Link, DateTimeOffset ExpiresAt);

/// <summary>An invitation that can still be accepted.</summary>
/// <param name="Role">What it lets somebody do.</param>
/// <param name="Email">Where its link was mailed to.</param>
/// <param name="InvitedBy">Who made it.</param>
internal sealed record InvitationView(
    Guid Id,
    CircleRole Role,
    string? Email,
    string InvitedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt
)
{
    public static InvitationView Of(InvitationSummary invitation) =>
        new(invitation.Id, invitation.Role, invitation.Email, invitation.InvitedBy, invitation.CreatedAt, invitation.ExpiresAt);
}

/// <summary>What an invitation gives to whoever accepts it.</summary>
/// <param name="SeniorName">Who is cared for, as the family says it.</param>
/// <param name="Role">What one becomes.</param>
/// <param name="May">What that lets one see and do, in plain words.</param>
/// <param name="MayNot">What is for others to do.</param>
internal sealed record InvitationPreviewView(
    string SeniorName,
    CircleRole Role,
    string InvitedBy,
    DateTimeOffset ExpiresAt,
    IReadOnlyList<string> May,
    IReadOnlyList<string> MayNot
)
{
    public static InvitationPreviewView Of(InvitationPreview preview)
    {
        var powers = CirclePowers.Of(preview.Role, preview.SeniorName);
        return new(preview.SeniorName, preview.Role, preview.InvitedBy, preview.ExpiresAt, powers.May, powers.MayNot);
    }
}

/// <summary>You are in the circle.</summary>
/// <param name="Role">What you may do from now on.</param>
internal sealed record JoinedView(Guid SeniorId, string SeniorName, CircleRole Role, DateTimeOffset Since)
{
    public static JoinedView Of(Joined joined) => new(joined.SeniorId, joined.SeniorName, joined.Role, joined.Since);
}
