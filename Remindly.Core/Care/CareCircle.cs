namespace Remindly.Core.Care;

/// <summary>What a caregiver may do for a senior. The numbers are stored and never change meaning; a smaller one may more.</summary>
public enum CircleRole
{
    /// <summary>Everything, roles and integrations included.</summary>
    Owner = 1,

    /// <summary>Tasks; sees the integrations' health and may sync.</summary>
    Helper = 2,

    /// <summary>Reads.</summary>
    Viewer = 3,
}

/// <summary>One caregiver in the care circle of one senior.</summary>
public sealed class CircleMember
{
    private CircleMember() { }

    public CircleMember(Guid seniorId, Guid userId, CircleRole role, DateTimeOffset since)
    {
        SeniorId = seniorId;
        UserId = userId;
        Role = role;
        Since = since;
    }

    public Guid SeniorId { get; private set; }

    public Guid UserId { get; private set; }

    public CircleRole Role { get; private set; }

    public DateTimeOffset Since { get; private set; }

    public void Become(CircleRole role) => Role = role;
}
