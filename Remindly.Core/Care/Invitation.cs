namespace Remindly.Core.Care;

/// <summary>
/// An offer to join a senior's circle, held by whoever knows its token. It works once and for a week; what is kept is only the
/// token's hash.
/// </summary>
public sealed class Invitation
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private Invitation() { }

    public Invitation(Guid seniorId, CircleRole role, string? email, string tokenHash, Guid createdBy, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        SeniorId = seniorId;
        Role = role;
        Email = email;
        TokenHash = tokenHash;
        CreatedBy = createdBy;
        CreatedAt = now;
        ExpiresAt = now + Lifetime;
    }

    public Guid Id { get; private set; }

    public Guid SeniorId { get; private set; }

    public CircleRole Role { get; private set; }

    /// <summary>Where the link was mailed to; it binds nobody.</summary>
    public string? Email { get; private set; }

    /// <summary>See <see cref="InvitationToken"/>.</summary>
    public string TokenHash { get; private set; } = "";

    public Guid CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public Guid? AcceptedBy { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Whose account was made with it, where accounts are made by invitation alone: nobody else can use it then.</summary>
    public Guid? ReservedFor { get; private set; }

    public void Accept(Guid userId, DateTimeOffset now) => (AcceptedAt, AcceptedBy) = (now, userId);

    public void Revoke(DateTimeOffset now) => RevokedAt = now;

    /// <summary>Takes a revocation back.</summary>
    public void Renew() => RevokedAt = null;
}
