using System.Globalization;
using System.Text;

namespace Remindly.Core.Scheduling;

/// <summary>
/// Decides whose appointment it is: by e-mail if the appointment has one, else by phone, else by full name or nickname;
/// case, spaces, accents and punctuation aside.
/// </summary>
public static class ClientMatching
{
    private const int DigitsThatIdentify = 9;

    public static bool Matches(ExternalClient client, ClientIdentity person)
    {
        if (!string.IsNullOrWhiteSpace(client.Email))
        {
            return SameEmail(client.Email, person.Email);
        }

        var phone = Digits(client.Phone);
        return phone.Length > 0 ? SamePhone(phone, Digits(person.Phone)) : SameName(client.Name, person);
    }

    /// <summary>The only person it can be; null when it is nobody, or could be two.</summary>
    public static ClientIdentity? Only(ExternalClient client, IReadOnlyCollection<ClientIdentity> people)
    {
        ClientIdentity? found = null;
        foreach (var person in people)
        {
            if (!Matches(client, person))
            {
                continue;
            }

            if (found is not null && found.SeniorId != person.SeniorId)
            {
                return null;
            }

            found = person;
        }

        return found;
    }

    public static string Digits(string? text) => text is null ? "" : new string([.. text.Where(char.IsAsciiDigit)]);

    private static bool SameEmail(string left, string? right) =>
        right is not null && string.Equals(left.Trim(), right.Trim(), StringComparison.OrdinalIgnoreCase);

    // One may be written with its country's code and the other without.
    private static bool SamePhone(string left, string right)
    {
        if (left == right)
        {
            return true;
        }

        var (shorter, longer) = left.Length < right.Length ? (left, right) : (right, left);
        return shorter.Length >= DigitsThatIdentify && longer.EndsWith(shorter.TrimStart('0'), StringComparison.Ordinal);
    }

    private static bool SameName(string? name, ClientIdentity person)
    {
        var plain = Plain(name);
        if (plain.Length == 0)
        {
            return false;
        }

        return plain == Plain(person.Name) || plain == Plain(person.Nickname) || plain == Plain(NicknameWithSurname(person));
    }

    private static string? NicknameWithSurname(ClientIdentity person) =>
        string.IsNullOrWhiteSpace(person.Nickname) || person.Name.Trim().LastIndexOf(' ') is var at && at < 0
            ? null
            : $"{person.Nickname} {person.Name.Trim()[(at + 1)..]}";

    private static string Plain(string? text)
    {
        if (text is null)
        {
            return "";
        }

        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.OtherLetter)
            {
                plain.Append(char.ToUpperInvariant(letter));
            }
        }

        return plain.ToString();
    }
}
