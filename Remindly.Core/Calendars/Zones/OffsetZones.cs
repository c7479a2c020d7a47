using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Remindly.Core.Calendars.Zones;

/// <summary>Offsets from UTC, by themselves or as the name of a zone.</summary>
internal static partial class OffsetZones
{
    /// <summary>Reads a UTC-OFFSET (RFC 5545 3.3.14) such as <c>-0500</c>; null when it is none.</summary>
    public static Offset? Parse(string text)
    {
        var match = Written().Match(text.Trim());
        if (!match.Success)
        {
            return null;
        }

        var seconds = (Number(match, "h") * 3600) + (Number(match, "m") * 60) + Number(match, "s");
        return seconds <= Offset.MaxValue.Seconds ? Offset.FromSeconds(match.Groups["sign"].Value == "-" ? -seconds : seconds) : null;
    }

    /// <summary>The zone of a name such as <c>GMT+0200</c> or <c>UTC-05:00</c>.</summary>
    public static DateTimeZone? Find(string name) =>
        name.Length > 3
        && (name.StartsWith("UTC", StringComparison.OrdinalIgnoreCase) || name.StartsWith("GMT", StringComparison.OrdinalIgnoreCase))
        && Parse(name[3..]) is { } offset
            ? DateTimeZone.ForOffset(offset)
            : null;

    private static int Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("^(?<sign>[+-])(?<h>[0-9]{2}):?(?<m>[0-5][0-9])(:?(?<s>[0-5][0-9]))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
