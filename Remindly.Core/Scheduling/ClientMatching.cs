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
    private const int LongestCountryCode = 3;

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

    // One may be written with its country's code and the other without it, or with a zero in its place.
    private static bool SamePhone(string left, string right)
    {
        if (left == right)
        {
            return true;
        }

        var (one, other) = (left.TrimStart('0'), right.TrimStart('0'));
        var (shorter, longer) = one.Length < other.Length ? (one, other) : (other, one);
        return shorter.Length >= DigitsThatIdentify
            && longer.Length - shorter.Length <= LongestCountryCode
            && longer.EndsWith(shorter, StringComparison.Ordinal);
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
        foreach (var letter in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(letter) || IsPartOfLetter(letter))
            {
                plain.Append(Rune.ToUpperInvariant(letter));
            }
        }

        return plain.ToString();
    }

    // Accents do not count; but the vowels of Hindi or Thai are marks too, and so are the strokes that tell Japanese letters apart.
    private static bool IsPartOfLetter(Rune mark) =>
        Rune.GetUnicodeCategory(mark) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        && mark.Value is not (>= 0x0300 and <= 0x036F);
}
