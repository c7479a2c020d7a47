namespace Remindly.Core.Care;

/// <summary>A senior as somebody of the circle sees them.</summary>
/// <param name="TimeZone">An IANA name.</param>
/// <param name="Role">The asker's own.</param>
public sealed record SeniorSummary(
    Guid Id,
    string Name,
    string? Nickname,
    string? Email,
    string? Phone,
    string TimeZone,
    CircleRole Role,
    DateTimeOffset CreatedAt,
    int Version
)
{
    /// <summary>What the family says: the nickname where there is one.</summary>
    public string CalledName => Nickname ?? Name;
}

/// <summary>What somebody writes of a senior. When one is created, a field left out has its default.</summary>
public sealed record SeniorChange
{
    public Patch<string?> Name { get; init; }

    public Patch<string?> Nickname { get; init; }

    public Patch<string?> Email { get; init; }

    public Patch<string?> Phone { get; init; }

    /// <summary>An IANA name; null: the caregiver's own.</summary>
    public Patch<string?> TimeZone { get; init; }

    /// <summary>The version that was read; null: the last one who writes wins.</summary>
    public int? Version { get; init; }
}

/// <summary>One caregiver of a circle.</summary>
public sealed record MemberSummary(Guid UserId, string Name, CircleRole Role, DateTimeOffset Since);
