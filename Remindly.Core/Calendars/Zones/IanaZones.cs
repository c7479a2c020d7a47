using NodaTime;

namespace Remindly.Core.Calendars.Zones;

/// <summary>
/// Zones by their IANA names, also at the end of a path as some programs write it: <c>/example.org/20260101/Europe/Berlin</c>.
/// </summary>
internal static class IanaZones
{
    private const int MostParts = 3;

    private static readonly Dictionary<string, string> Names = DateTimeZoneProviders.Tzdb.Ids.ToDictionary(
        id => id,
        StringComparer.OrdinalIgnoreCase
    );

    public static DateTimeZone? Find(string name)
    {
        if (Names.TryGetValue(name, out var id))
        {
            return DateTimeZoneProviders.Tzdb[id];
        }

        var parts = name.Split('/');
        for (var count = Math.Min(MostParts, parts.Length - 1); name.StartsWith('/') && count > 0; count--)
        {
            if (Names.TryGetValue(string.Join('/', parts[^count..]), out id))
            {
                return DateTimeZoneProviders.Tzdb[id];
            }
        }

        return null;
    }
}
