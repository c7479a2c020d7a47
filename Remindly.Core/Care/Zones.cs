using NodaTime;

namespace Remindly.Core.Care;

/// <summary>Where days begin and end. Zones are IANA names; the rules come with the product, not from the machine.</summary>
public static class Zones
{
    private static readonly HashSet<string> Names = [.. DateTimeZoneProviders.Tzdb.Ids];

    /// <summary>Whether this is an IANA name, spelled as IANA spells it; offsets such as <c>UTC+5</c> are not.</summary>
    public static bool IsKnown(string? name) => name is not null && Names.Contains(name);

    /// <summary>All names, sorted.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Names.Order(StringComparer.Ordinal)];

    /// <summary>The date that a calendar on the wall there shows at this instant.</summary>
    /// <exception cref="ArgumentException">The zone is unknown.</exception>
    public static DateOnly DateOf(DateTimeOffset instant, string zone) =>
        Instant.FromDateTimeOffset(instant).InZone(Find(zone)).Date.ToDateOnly();

    /// <summary>The clock's reading there at this instant.</summary>
    /// <exception cref="ArgumentException">The zone is unknown.</exception>
    public static DateTimeOffset Local(DateTimeOffset instant, string zone) =>
        Instant.FromDateTimeOffset(instant).InZone(Find(zone)).ToDateTimeOffset();

    /// <summary>The first instant of a date there, in UTC: where the clocks skip midnight, the first that exists.</summary>
    /// <exception cref="ArgumentException">The zone is unknown.</exception>
    public static DateTimeOffset StartOfDay(DateOnly date, string zone) =>
        LocalDate.FromDateOnly(date).AtStartOfDayInZone(Find(zone)).ToInstant().ToDateTimeOffset();

    /// <summary>The day that holds this instant there, from its first instant to the next day's, in UTC; 23 to 25 hours.</summary>
    /// <exception cref="ArgumentException">The zone is unknown.</exception>
    public static (DateTimeOffset Start, DateTimeOffset End) DayOf(DateTimeOffset instant, string zone)
    {
        var date = DateOf(instant, zone);
        return (StartOfDay(date, zone), StartOfDay(date.AddDays(1), zone));
    }

    /// <summary>
    /// What a clock on the wall there means, in UTC: a reading that comes twice is the first, one that is skipped is later by the gap.
    /// </summary>
    /// <exception cref="ArgumentException">The zone is unknown.</exception>
    public static DateTimeOffset InstantOf(DateTime wallClock, string zone) =>
        LocalDateTime.FromDateTime(wallClock).InZoneLeniently(Find(zone)).ToInstant().ToDateTimeOffset();

    private static DateTimeZone Find(string zone) =>
        IsKnown(zone)
            ? DateTimeZoneProviders.Tzdb[zone]
            : throw new ArgumentException($"There is no time zone called {zone}.", nameof(zone));
}
