using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Remindly.Core.Accounts;

namespace Remindly.Web.Accounts;

/// <summary>Identity's own sign-in, which takes as long for an address that has no account as for one that has.</summary>
internal sealed class RemindlySignIn(
    UserManager<RemindlyUser> users,
    IHttpContextAccessor requests,
    IUserClaimsPrincipalFactory<RemindlyUser> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<RemindlyUser>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<RemindlyUser> confirmation
) : SignInManager<RemindlyUser>(users, requests, claims, options, logger, schemes, confirmation)
{
    private static readonly RemindlyUser Nobody = new();
    private static string? nobodysPassword;

    public override async Task<SignInResult> PasswordSignInAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        var user = await UserManager.FindByNameAsync(userName);
        if (user?.PasswordHash is null || await UserManager.IsLockedOutAsync(user))
        {
            nobodysPassword ??= UserManager.PasswordHasher.HashPassword(Nobody, Guid.NewGuid().ToString());
            _ = UserManager.PasswordHasher.VerifyHashedPassword(Nobody, nobodysPassword, password);
        }

        return user is null ? SignInResult.Failed : await PasswordSignInAsync(user, password, isPersistent, lockoutOnFailure);
    }

    // A passkey is both factors at once, and sits on a device of one's own: the session stays.
    protected override Task<SignInResult> SignInOrTwoFactorAsync(
        RemindlyUser user,
        bool isPersistent,
        string? loginProvider = null,
        bool bypassTwoFactor = false
    ) => base.SignInOrTwoFactorAsync(user, isPersistent || bypassTwoFactor, loginProvider, bypassTwoFactor);
}
