using System.Text.RegularExpressions;

namespace Remindly.Core.Scheduling.Providers.Calendars;

/// <summary>Makes the text of a calendar fit to be kept: plain, bounded, and without links whose holder can change a booking.</summary>
internal static partial class CalendarText
{
    public const int MostOfALine = 500;
    public const int MostOfAText = 10_000;

    public static string? Line(string? text) => Texts.Cut(Texts.Line(Safe(text)), MostOfALine);

    public static string? Lines(string? text) => Texts.Cut(Texts.Lines(Safe(text)), MostOfAText);

    /// <summary>A link that a person may follow, or null.</summary>
    public static string? Link(string? text) =>
        text?.Trim() is { Length: > 0 and <= 2_000 } link
        && !BookingLink().IsMatch(link)
        && Uri.TryCreate(link, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address.UserInfo.Length == 0
            ? address.AbsoluteUri
            : null;

    private static string? Safe(string? text) => text is null ? null : BookingLink().Replace(text, "");

    [GeneratedRegex(
        @"https?://\S*(?:action(?:=|%3D)appt|calendly\.com/(?:cancellations|reschedulings)/)\S*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex BookingLink();
}
