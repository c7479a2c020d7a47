using System.Text.RegularExpressions;

namespace Remindly.Core.Scheduling.Providers.Acuity;

/// <summary>Cleans what people typed into Acuity: text stays text, less control characters and links that open the booking.</summary>
internal static partial class AcuityText
{
    /// <summary>One line, trimmed; null when nothing is left.</summary>
    public static string? Line(string? text, int most) => Texts.Cut(Texts.Line(Safe(text)), most);

    /// <summary>As many lines as there were.</summary>
    public static string? Lines(string? text, int most) => Texts.Cut(Texts.Lines(Safe(text)), most);

    /// <summary>Whether the text holds a link whose holder can move or cancel the booking.</summary>
    public static bool OpensBooking(string text, IReadOnlyCollection<string> secrets) =>
        HoldsBookingLink(text) || secrets.Any(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase));

    private static bool HoldsBookingLink(string text) =>
        text.Contains("action=appt", StringComparison.OrdinalIgnoreCase)
        || text.Contains("action%3Dappt", StringComparison.OrdinalIgnoreCase);

    private static string? Safe(string? text) => text is not null && HoldsBookingLink(text) ? BookingLink().Replace(text, "") : text;

    [GeneratedRegex(@"\S*action(?:=|%3D)appt\S*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex BookingLink();
}
