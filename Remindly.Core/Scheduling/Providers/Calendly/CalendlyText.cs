using System.Text;
using System.Text.RegularExpressions;

namespace Remindly.Core.Scheduling.Providers.Calendly;

/// <summary>Cleans what people typed: text stays text, less control characters and links whose holder can change the booking.</summary>
internal static partial class CalendlyText
{
    public const int MostOfALine = 500;
    public const int MostOfAText = 10_000;

    /// <summary>One line, trimmed; null when nothing is left.</summary>
    public static string? Line(string? text) => Clean(text, MostOfALine, lines: false);

    /// <summary>As many lines as there were.</summary>
    public static string? Lines(string? text) => Clean(text, MostOfAText, lines: true);

    /// <summary>Without links that cancel or move a booking, and without the password in a meeting's link.</summary>
    public static string Safe(string text) =>
        MeetingPassword().Replace(BookingLink().Replace(text, ""), "").Replace("\0", "", StringComparison.Ordinal);

    private static string? Clean(string? text, int most, bool lines)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var letter in Safe(text).ReplaceLineEndings("\n"))
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

    [GeneratedRegex(
        @"https?://[^\s""<>]*/(?:cancellations|reschedulings)/[^\s""<>]*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex BookingLink();

    [GeneratedRegex(
        @"[?&](?:pwd|password|passcode)=[^\s&""<>]*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex MeetingPassword();
}
