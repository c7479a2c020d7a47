using NodaTime;
using NodaTime.TimeZones;

namespace Remindly.Core.Calendars.Zones;

/// <summary>Zones as Windows and Outlook name them, such as <c>W. Europe Standard Time</c>.</summary>
internal static class WindowsZones
{
    private static readonly Dictionary<string, string> Names = new(
        TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping,
        StringComparer.OrdinalIgnoreCase
    );

    public static DateTimeZone? Find(string name) =>
        Names.TryGetValue(name, out var iana) ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(Today(iana)) : null;

    // Windows' own list keeps names that were given up long ago, such as Asia/Calcutta.
    private static string Today(string iana) => TzdbDateTimeZoneSource.Default.CanonicalIdMap.TryGetValue(iana, out var id) ? id : iana;
}
