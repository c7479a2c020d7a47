using System.Text;

namespace Remindly.Core.Calendars;

/// <summary>What a parameter's value may not hold as it is, written with a caret (RFC 6868).</summary>
internal static class ParameterText
{
    public static string Decode(string text)
    {
        if (!text.Contains('^', StringComparison.Ordinal))
        {
            return text;
        }

        var decoded = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var meant = text[at] == '^' && at + 1 < text.Length ? Meant(text[at + 1]) : null;
            decoded.Append(meant ?? text[at]);
            at += meant is null ? 0 : 1;
        }

        return decoded.ToString();
    }

    /// <summary>The value as it is written, in quotes where it needs them.</summary>
    public static string Encode(string text)
    {
        var encoded = text.ReplaceLineEndings("\n")
            .Replace("^", "^^", StringComparison.Ordinal)
            .Replace("\n", "^n", StringComparison.Ordinal)
            .Replace("\"", "^'", StringComparison.Ordinal);
        var clean = string.Concat(encoded.Where(letter => !char.IsControl(letter) || letter == '\t'));
        return clean.AsSpan().IndexOfAny(',', ';', ':') < 0 ? clean : $"\"{clean}\"";
    }

    private static char? Meant(char letter) =>
        letter switch
        {
            'n' => '\n',
            '^' => '^',
            '\'' => '"',
            _ => null,
        };
}
