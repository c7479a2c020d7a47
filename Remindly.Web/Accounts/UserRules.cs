using Microsoft.AspNetCore.Identity;
using Remindly.Core.Accounts;

namespace Remindly.Web.Accounts;

/// <summary>Keeps an address within what mail and the store can hold.</summary>
internal sealed class UserRules : IUserValidator<RemindlyUser>
{
    public const int LongestEmail = 254;

    public Task<IdentityResult> ValidateAsync(UserManager<RemindlyUser> manager, RemindlyUser user) =>
        Task.FromResult(
            user.Email?.Length > LongestEmail ? IdentityResult.Failed(AccountWords.EmailTooLong(LongestEmail)) : IdentityResult.Success
        );
}
