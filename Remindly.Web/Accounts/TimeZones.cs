using System.Diagnostics.CodeAnalysis;
using NodaTime.TimeZones;
using Remindly.Web.Components.Shared;

namespace Remindly.Web.Accounts;

/// <summary>The zones a person can choose from, and the names browsers use for them.</summary>
public static class TimeZones
{
    private static readonly TzdbDateTimeZoneSource Source = TzdbDateTimeZoneSource.Default;

    /// <summary>Id and words of every zone people live in, by words: "Kolkata (Asia)".</summary>
    public static IReadOnlyList<(string Id, string Words)> All { get; } =
    [
        .. (Source.ZoneLocations ?? [])
            .Select(place => place.ZoneId)
            .Distinct()
            .Select(id => (id, $"{Times.ZoneWords(id)} ({id.Split('/')[0].Replace('_', ' ')})"))
            .OrderBy(zone => zone.Item2, StringComparer.Ordinal),
        ("UTC", "UTC"),
    ];

    /// <summary>The canonical name of a zone that was checked before, as by <see cref="KnownTimeZoneAttribute"/>.</summary>
    public static string Canonical(string id) => TryFind(id, out var zone) ? zone : id;

    /// <summary>The canonical name: Asia/Kolkata for Asia/Calcutta, which some browsers still say.</summary>
    public static bool TryFind(string? id, [NotNullWhen(true)] out string? zone)
    {
        zone = id is not null && Source.CanonicalIdMap.TryGetValue(id, out var canonical) ? canonical : null;
        zone = zone is "Etc/UTC" or "Etc/GMT" ? "UTC" : zone;
        return zone is not null;
    }
}
