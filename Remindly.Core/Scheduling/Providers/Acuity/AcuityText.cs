using System.Text;
using System.Text.RegularExpressions;

namespace Remindly.Core.Scheduling.Providers.Acuity;

/// <summary>Cleans what people typed into Acuity: text stays text, less control characters and links that open the booking.</summary>
internal static partial class AcuityText
{
    /// <summary>One line, trimmed; null when nothing is left.</summary>
    public static string? Line(string? text, int most) => Clean(text, most, lines: false);

    /// <summary>As many lines as there were.</summary>
    public static string? Lines(string? text, int most) => Clean(text, most, lines: true);

    /// <summary>Whether the text holds a link whose holder can move or cancel the booking.</summary>
    public static bool OpensBooking(string text, IReadOnlyCollection<string> secrets) =>
        HoldsBookingLink(text) || secrets.Any(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase));

    private static bool HoldsBookingLink(string text) =>
        text.Contains("action=appt", StringComparison.OrdinalIgnoreCase)
        || text.Contains("action%3Dappt", StringComparison.OrdinalIgnoreCase);

    private static string? Clean(string? text, int most, bool lines)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var safe = HoldsBookingLink(text) ? BookingLink().Replace(text, "") : text;
        if (!safe.Any(char.IsControl))
        {
            return Cut(safe.Trim(), most) is { Length: > 0 } same ? same : null;
        }

        var plain = new StringBuilder(safe.Length);
        foreach (var letter in safe.ReplaceLineEndings("\n"))
        {
            if (!char.IsControl(letter) || (lines && letter is '\n' or '\t'))
            {
                plain.Append(letter);
            }
            else if (letter is '\n' or '\t')
            {
                plain.Append(' ');
            }
        }

        return Cut(plain.ToString().Trim(), most) is { Length: > 0 } clean ? clean : null;
    }

    // Never through the middle of a surrogate pair.
    private static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)].TrimEnd();

    [GeneratedRegex(@"\S*action(?:=|%3D)appt\S*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex BookingLink();
}
