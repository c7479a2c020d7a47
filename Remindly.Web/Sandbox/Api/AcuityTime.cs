using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Remindly.Web.Sandbox.Api;

/// <summary>Times as the API writes and reads them.</summary>
internal static class AcuityTime
{
    private static readonly string[] WithOffset =
    [
        "yyyy-MM-dd'T'HH:mm:sszzz",
        "yyyy-MM-dd'T'HH:mmzzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd HH:mm:sszzz",
        "yyyy-MM-dd'T'HH:mm:ssK",
    ];

    private static readonly string[] WithoutOffset =
    [
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd HH:mm",
    ];

    public static DateTimeZone? Zone(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);

    public static DateTimeOffset In(string zone, DateTimeOffset instant) =>
        Instant.FromDateTimeOffset(instant).InZone(Zone(zone) ?? DateTimeZone.Utc).ToDateTimeOffset();

    /// <summary>The first instant of a day in a zone.</summary>
    public static DateTimeOffset StartOf(LocalDate date, string zone) =>
        date.AtStartOfDayInZone(Zone(zone) ?? DateTimeZone.Utc).ToDateTimeOffset().ToUniversalTime();

    /// <summary>A clock time in a zone; one that a clock change skips becomes the one after the gap.</summary>
    public static DateTimeOffset At(LocalDateTime local, string zone) =>
        local.InZoneLeniently(Zone(zone) ?? DateTimeZone.Utc).ToDateTimeOffset().ToUniversalTime();

    public static LocalDate DateIn(string zone, DateTimeOffset instant) => LocalDate.FromDateTime(In(zone, instant).DateTime);

    public static bool TryDate(string? text, out LocalDate date)
    {
        var parsed = LocalDatePattern.Iso.Parse(text ?? "");
        date = parsed.Success ? parsed.Value : default;
        return parsed.Success;
    }

    /// <summary>A time with an offset, with or without its colon; one without an offset is meant in <paramref name="zone"/>.</summary>
    public static DateTimeOffset? Parse(string? text, string zone)
    {
        if (
            DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact)
            && HasOffset(text!)
        )
        {
            return exact.ToUniversalTime();
        }

        return DateTime.TryParseExact(text, WithoutOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? At(LocalDateTime.FromDateTime(local), zone)
            : null;
    }

    /// <summary><c>2026-03-10T09:15:00-0700</c>: the offset has no colon.</summary>
    public static string Stamp(DateTimeOffset time)
    {
        var offset = time.Offset < TimeSpan.Zero ? -time.Offset : time.Offset;
        var sign = time.Offset < TimeSpan.Zero ? '-' : '+';
        return string.Create(CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd'T'HH:mm:ss}{sign}{offset.Hours:00}{offset.Minutes:00}");
    }

    public static string Clock(DateTimeOffset time, string format) =>
        format == "ampm"
            ? time.ToString("h:mm", CultureInfo.InvariantCulture) + (time.Hour < 12 ? "am" : "pm")
            : time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A date by a strftime pattern.</summary>
    public static string Date(DateTimeOffset time, string pattern)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            text.Append(pattern[i] == '%' && i + 1 < pattern.Length ? Piece(time, pattern[++i]) : pattern[i].ToString());
        }

        return text.ToString();
    }

    private static string Piece(DateTimeOffset time, char letter) =>
        letter switch
        {
            'A' => time.ToString("dddd", CultureInfo.InvariantCulture),
            'B' => time.ToString("MMMM", CultureInfo.InvariantCulture),
            'b' => time.ToString("MMM", CultureInfo.InvariantCulture),
            'd' => time.ToString("dd", CultureInfo.InvariantCulture),
            'e' => time.Day.ToString(CultureInfo.InvariantCulture),
            'm' => time.ToString("MM", CultureInfo.InvariantCulture),
            'Y' => time.ToString("yyyy", CultureInfo.InvariantCulture),
            _ => letter.ToString(),
        };

    private static bool HasOffset(string text) => text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > "yyyy-MM-dd".Length;
}
