using Microsoft.AspNetCore.Identity;

namespace Remindly.Core.Accounts;

/// <summary>A caregiver's account. What a person is to a senior is said by the care circle, not here.</summary>
public sealed class RemindlyUser : IdentityUser<Guid>
{
    public const string DefaultTimeZone = "America/New_York";

    /// <summary>How the circle sees this person; the e-mail address stands in while it is empty.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The IANA zone this person lives in; new seniors start with it.</summary>
    public string TimeZone { get; set; } = DefaultTimeZone;
}
