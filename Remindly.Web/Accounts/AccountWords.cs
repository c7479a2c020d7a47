using Microsoft.AspNetCore.Identity;

namespace Remindly.Web.Accounts;

/// <summary>What Identity refuses, in Remindly's words; and the field each of them belongs to.</summary>
internal sealed class AccountWords : IdentityErrorDescriber
{
    public const string EmailField = "email";
    public const string PasswordField = "password";

    private const string Taken = "This e-mail address already has an account. Sign in, or ask for a new password.";
    private const string NotAnAddress = "This is not a complete e-mail address. It looks like name@example.com.";

    /// <summary>The field, in snake_case, that a code speaks of; null where it speaks of none.</summary>
    public static string? FieldOf(string code) =>
        code switch
        {
            nameof(PasswordMismatch) => "old_password",
            "NewPassword" => "new_password",
            nameof(InvalidToken) or "ResetCode" => "reset_code",
            _ when code.Contains("Password", StringComparison.Ordinal) => PasswordField,
            _ when code.Contains("Email", StringComparison.Ordinal) || code.Contains("UserName", StringComparison.Ordinal) => EmailField,
            _ => null,
        };

    public override IdentityError DuplicateEmail(string email) => Say(nameof(DuplicateEmail), Taken);

    public override IdentityError DuplicateUserName(string userName) => Say(nameof(DuplicateUserName), Taken);

    public override IdentityError InvalidEmail(string? email) => Say(nameof(InvalidEmail), NotAnAddress);

    public override IdentityError InvalidUserName(string? userName) => Say(nameof(InvalidUserName), NotAnAddress);

    public override IdentityError PasswordTooShort(int length) =>
        Say(nameof(PasswordTooShort), $"Use at least {length} characters. A few words in a row are easy to remember.");

    public override IdentityError PasswordMismatch() => Say(nameof(PasswordMismatch), "This is not your current password.");

    public override IdentityError InvalidToken() =>
        Say(nameof(InvalidToken), "This link or code was used before or is too old. Ask for a new one.");

    public override IdentityError DefaultError() => Say(nameof(DefaultError), "That could not be saved. Try again in a minute.");

    public override IdentityError ConcurrencyFailure() =>
        Say(nameof(ConcurrencyFailure), "Your account was changed elsewhere meanwhile. Load the page again, then repeat your change.");

    public static IdentityError PasswordTooLong(int length) => Say(nameof(PasswordTooLong), $"Use at most {length} characters.");

    public static IdentityError PasswordTooCommon() =>
        Say(
            nameof(PasswordTooCommon),
            "Many people use this password, so it is easy to guess. Choose another, such as a few words in a row."
        );

    public static IdentityError PasswordIsEmail() =>
        Say(nameof(PasswordIsEmail), "This is your e-mail address. Choose something others do not know.");

    public static IdentityError EmailTooLong(int length) => Say(nameof(EmailTooLong), $"Use an address of at most {length} characters.");

    private static IdentityError Say(string code, string description) => new() { Code = code, Description = description };
}
