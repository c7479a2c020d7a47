using System.Collections.Frozen;

namespace Remindly.Web.Accounts;

/// <summary>
/// Passwords that are tried first. <c>common-passwords.txt</c> holds words and whole passwords, all in lower case; also refused is what is
/// only made of one of them: with digits and marks around it, repeated, or with the usual digits for letters.
/// </summary>
internal static class CommonPasswords
{
    private static readonly FrozenSet<string> Known = Read();

    public static bool Has(string password)
    {
        var plain = password.Trim().ToLowerInvariant();
        var bare = StripEnds(plain);
        string[] readings = [plain, bare, Unmask(plain), Unmask(bare), StripEnds(Unmask(plain))];
        return readings.Any(IsKnown) || IsRun(plain);
    }

    private static bool IsKnown(string text) => text.Length == 0 || Known.Contains(text) || Known.Contains(Shortest(text));

    /// <summary>"hellohello" is "hello" twice.</summary>
    private static string Shortest(string text)
    {
        var period = (text + text).IndexOf(text, 1, StringComparison.Ordinal);
        return text[..period];
    }

    private static string StripEnds(string text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && !char.IsLetter(text[start]))
        {
            start++;
        }

        while (end > start && !char.IsLetter(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    private static string Unmask(string text) =>
        string.Create(
            text.Length,
            text,
            static (letters, masked) =>
            {
                for (var index = 0; index < masked.Length; index++)
                {
                    letters[index] = masked[index] switch
                    {
                        '@' or '4' => 'a',
                        '3' => 'e',
                        '1' or '!' => 'i',
                        '0' => 'o',
                        '$' or '5' => 's',
                        '7' => 't',
                        var other => other,
                    };
                }
            }
        );

    /// <summary>One or two characters over and over, or counting up or down.</summary>
    private static bool IsRun(string text) =>
        Shortest(text).Length <= 3
        || text.Zip(text.Skip(1)).All(pair => pair.Second - pair.First == 1 || pair is ('9', '0'))
        || text.Zip(text.Skip(1)).All(pair => pair.Second - pair.First == -1 || pair is ('0', '9'));

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
