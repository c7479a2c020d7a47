using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Remindly.Core.Accounts;

namespace Remindly.Web.Accounts;

/// <summary>Puts what every page needs of a caregiver into the session, so that no page has to ask the store for it.</summary>
internal sealed class ClaimsFactory(UserManager<RemindlyUser> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<RemindlyUser>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(RemindlyUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(RemindlyClaims.DisplayName, user.DisplayName.Length > 0 ? user.DisplayName : user.Email ?? ""));
        identity.AddClaim(new Claim(RemindlyClaims.TimeZone, user.TimeZone));
        return identity;
    }
}
