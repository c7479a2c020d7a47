using System.Text;

namespace Remindly.Web.Sandbox.Seeding;

/// <param name="Zone">Where the client lives, which need not be where the practice is.</param>
internal sealed record SeedPerson(string First, string Last, string Email, string Phone, string Zone);

/// <summary>Invented people. The telephone numbers are from the range kept free for fiction.</summary>
internal static class SeedPeople
{
    private const string East = Practice.EasternZone;
    private const string Mountain = Practice.MountainZone;

    public static readonly SeedPerson Rosa = new("Rosa", "Marino", "rosa.marino@example.com", "(503) 555-0147", East);

    /// <summary>Somebody else of the same name.</summary>
    public static readonly SeedPerson OtherRosa = new("Rosa", "Marino", "r.marino.weaver@example.net", "(720) 555-0162", Mountain);

    public static readonly SeedPerson Walter = new("Walter", "Boyd", "walter.boyd@example.org", "(212) 555-0118", East);

    public static readonly IReadOnlyList<SeedPerson> Regulars =
    [
        Walter,
        new("Irene", "Kowalski", "irene.k@example.com", "(646) 555-0103", East),
        new("Samuel", "Adeyemi", "samuel.adeyemi@example.net", "(917) 555-0171", East),
        new("Gertrude", "Lindqvist", "", "(303) 555-0139", Mountain),
        new("Thomas", "O'Connell", "tom.oconnell@example.com", "", East),
        new("Mei-Ling", "Zhao", "mlzhao@example.org", "(720) 555-0155", Mountain),
        new("Amina", "Hassan", "amina.hassan@example.com", "(303) 555-0192", Mountain),
        new("José", "Peña", "jose.pena@example.net", "+1 (212) 555-0126", East),
        new("Dorothy", "Fletcher", "dot.fletcher@example.com", "212.555.0184", East),
        new("Viktor", "Novák", "v.novak@example.org", "(719) 555-0108", Mountain),
        new("Beatrice", "Tan-Williams", "", "", "America/Chicago"),
    ];

    private static readonly string[] Firsts =
    [
        .. "Ada Bruno Clara Derek Elsa Felix Grace Hugo Ingrid Jonas Karin Leon Maria Nils Olga Paul Quentin Rita Stefan Tilda Ugo Vera Wanda Xavier Yusuf Zoe".Split(
            ' '
        ),
    ];

    private static readonly string[] Lasts =
    [
        .. "Abbott Barnes Castro Dalton Eriksen Farouk Gupta Hughes Ivanov Jensen Kaur Lambert Murray Nakamura Osei Pereira Quist Rossi Schmidt Torres Ueda Vargas Watson Yilmaz Zimmer".Split(
            ' '
        ),
    ];

    /// <summary>One of the many who come once; the same number is always the same person.</summary>
    public static SeedPerson Passer(int number)
    {
        var (first, last) = (Firsts[number % Firsts.Length], Lasts[number % Lasts.Length]);
        var address = new StringBuilder(first).Append('.').Append(last).Append("@example.org").ToString().ToLowerInvariant();
        return new(first, last, number % 5 == 4 ? "" : address, $"(212) 555-01{number % 100:00}", East);
    }
}
