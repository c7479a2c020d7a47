using Remindly.Core;
using Remindly.Core.Care;

namespace Remindly.Web.Api;

/// <summary>A person cared for.</summary>
/// <param name="TimeZone">An IANA name; it decides what "today" is.</param>
/// <param name="Version">Send it back with a change, so that nobody else's is lost.</param>
internal sealed record SeniorView(Guid Id, string Name, string? Nickname, string? Email, string? Phone, string TimeZone, int Version)
{
    public static SeniorView Of(SeniorSummary senior) =>
        new(senior.Id, senior.Name, senior.Nickname, senior.Email, senior.Phone, senior.TimeZone, senior.Version);
}

/// <summary>What to write of a senior; what is left out stays, null clears.</summary>
internal sealed record SeniorBody
{
    /// <summary>What they are called; needed for a new one.</summary>
    public Patch<string?> Name { get; init; }

    /// <summary>What the family says.</summary>
    public Patch<string?> Nickname { get; init; }

    /// <summary>Matches appointments to them.</summary>
    public Patch<string?> Email { get; init; }

    /// <summary>Matches appointments to them.</summary>
    public Patch<string?> Phone { get; init; }

    /// <summary>An IANA name; null for the caregiver's own.</summary>
    public Patch<string?> TimeZone { get; init; }

    /// <summary>The version that was read; a stale one conflicts. Left out, the last one who writes wins.</summary>
    public int? Version { get; init; }

    public SeniorChange Read() =>
        new()
        {
            Name = Name,
            Nickname = Nickname,
            Email = Email,
            Phone = Phone,
            TimeZone = TimeZone,
            Version = Version,
        };
}

/// <summary>One caregiver of a circle.</summary>
/// <param name="Role">What they may do: owners everything, helpers tasks, viewers read.</param>
internal sealed record MemberView(Guid UserId, string Name, CircleRole Role, DateTimeOffset Since)
{
    public static MemberView Of(MemberSummary member) => new(member.UserId, member.Name, member.Role, member.Since);
}

/// <summary>What a member becomes.</summary>
/// <param name="Role">What they may do from now on.</param>
internal sealed record MemberBody(CircleRole? Role);
