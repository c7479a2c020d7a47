using System.Globalization;
using System.Text;

namespace Remindly.Core;

/// <summary>
/// Makes typed or pasted text fit to be kept: no control characters, none that turn the direction of all that follows them, no half
/// characters, no blank edges.
/// </summary>
public static class Texts
{
    /// <summary>One line; null when nothing is left.</summary>
    public static string? Line(string? text) => Clean(text, lines: false);

    /// <summary>Any number of lines, parted by <c>\n</c>; null when nothing is left.</summary>
    public static string? Lines(string? text) => Clean(text, lines: true);

    /// <summary>As much as fits, never through the middle of a character.</summary>
    public static string? Cut(string? text, int most) =>
        text is null || text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)].TrimEnd();

    /// <summary>Adds a fault when there is more than fits.</summary>
    public static string? UpTo(int most, string? text, string field, Faults faults)
    {
        if (text?.Length > most)
        {
            faults.Add(field, string.Create(CultureInfo.InvariantCulture, $"Use {most:N0} characters or fewer."));
        }

        return text;
    }

    private static string? Clean(string? text, bool lines)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (!Rune.IsControl(rune) && !Turns(rune))
            {
                kept.Append(rune);
            }
            else if (rune.Value is '\n' or '\t')
            {
                kept.Append(lines ? (char)rune.Value : ' ');
            }
        }

        var cleaned = kept.ToString().Trim();
        return cleaned.Length == 0 ? null : cleaned;
    }

    // Embeddings, overrides and isolates (Unicode Standard Annex 9): in a title they turn round the words of the page after it.
    private static bool Turns(Rune rune) => rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
