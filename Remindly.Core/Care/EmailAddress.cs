using System.Text.RegularExpressions;

namespace Remindly.Core.Care;

/// <summary>Whether something typed can be an e-mail address; only mail that arrives proves that it is one.</summary>
internal static partial class EmailAddress
{
    public const int Longest = 254;

    public static string? Check(string? email, string field, Faults faults)
    {
        if (email is not null && (email.Length > Longest || !Shape().IsMatch(email)))
        {
            faults.Add(field, "Write an e-mail address like rosa@example.org.");
        }

        return email;
    }

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
