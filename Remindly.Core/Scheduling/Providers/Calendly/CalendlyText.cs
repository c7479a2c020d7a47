using System.Text.RegularExpressions;

namespace Remindly.Core.Scheduling.Providers.Calendly;

/// <summary>Cleans what people typed: text stays text, less control characters and links whose holder can change the booking.</summary>
internal static partial class CalendlyText
{
    public const int MostOfALine = 500;
    public const int MostOfAText = 10_000;

    /// <summary>One line, trimmed; null when nothing is left.</summary>
    public static string? Line(string? text) => Texts.Cut(Texts.Line(SafeOrNull(text)), MostOfALine);

    /// <summary>As many lines as there were.</summary>
    public static string? Lines(string? text) => Texts.Cut(Texts.Lines(SafeOrNull(text)), MostOfAText);

    /// <summary>Without links that cancel or move a booking, and without the password in a meeting's link.</summary>
    public static string Safe(string text) =>
        MeetingPassword().Replace(BookingLink().Replace(text, ""), "").Replace("\0", "", StringComparison.Ordinal);

    private static string? SafeOrNull(string? text) => text is null ? null : Safe(text);

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
