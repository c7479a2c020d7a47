using Microsoft.AspNetCore.Identity;
using Remindly.Core.Accounts;

namespace Remindly.Web.Accounts;

/// <summary>Long is good, common is not, and nothing else matters: any characters, spaces included.</summary>
internal sealed class PasswordRules : IPasswordValidator<RemindlyUser>
{
    public const int Shortest = 12;
    public const int Longest = 256;

    public Task<IdentityResult> ValidateAsync(UserManager<RemindlyUser> manager, RemindlyUser user, string? password) =>
        Task.FromResult(Judge(password ?? "", user.Email) is { } refusal ? IdentityResult.Failed(refusal) : IdentityResult.Success);

    internal static IdentityError? Judge(string password, string? email) =>
        password switch
        {
            { Length: > Longest } => AccountWords.PasswordTooLong(Longest),
            _ when string.Equals(password, email, StringComparison.OrdinalIgnoreCase) => AccountWords.PasswordIsEmail(),
            _ when CommonPasswords.Has(password) => AccountWords.PasswordTooCommon(),
            _ => null,
        };
}
