namespace Remindly.Core.Care;

/// <summary>An invitation that can still be accepted, as the circle's owners see it.</summary>
/// <param name="InvitedBy">The owner who made it, by name.</param>
public sealed record InvitationSummary(
    Guid Id,
    CircleRole Role,
    string? Email,
    string InvitedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt
);

/// <summary>A new invitation with its token, which nobody can read again. No record: <c>ToString</c> would print the token.</summary>
public sealed class NewInvitation(InvitationSummary summary, string seniorName, string token)
{
    public InvitationSummary Summary { get; } = summary;

    public string SeniorName { get; } = seniorName;

    public string Token { get; } = token;
}

/// <summary>What somebody who holds an invitation is told before they decide.</summary>
/// <param name="SeniorName">As the family says it.</param>
public sealed record InvitationPreview(string SeniorName, CircleRole Role, string InvitedBy, DateTimeOffset ExpiresAt);
