using NodaTime;

namespace Remindly.Core.Calendars.Zones;

/// <summary>
/// Finds the zone that a TZID means: by its IANA name, by its Windows name, by the calendar's own VTIMEZONE, or by an offset in its
/// name, in this order.
/// </summary>
internal sealed class CalendarZones(IEnumerable<Component> embedded)
{
    private readonly Dictionary<string, Component> components = ById(embedded);
    private readonly Dictionary<string, DateTimeZone?> found = new(StringComparer.OrdinalIgnoreCase);

    public DateTimeZone? Find(string name)
    {
        var id = name.Trim();
        if (!found.TryGetValue(id, out var zone))
        {
            found[id] = zone = ByName(id) ?? ByOwnRules(id) ?? OffsetZones.Find(id);
        }

        return zone;
    }

    private static DateTimeZone? ByName(string id) => IanaZones.Find(id) ?? WindowsZones.Find(id);

    private DateTimeZone? ByOwnRules(string id) =>
        components.GetValueOrDefault(id) is not { } component ? null
        : component.Find("X-LIC-LOCATION")?.Value is { } location && IanaZones.Find(location.Trim()) is { } known ? known
        : EmbeddedZoneReader.Read(component, id);

    private static Dictionary<string, Component> ById(IEnumerable<Component> zones)
    {
        var byId = new Dictionary<string, Component>(StringComparer.OrdinalIgnoreCase);
        foreach (var zone in zones)
        {
            byId.TryAdd(zone.Find("TZID")?.Value.Trim() ?? "", zone);
        }

        return byId;
    }
}
