using NodaTime;
using Remindly.Core.Calendars.Zones;

namespace Remindly.Core.Calendars;

/// <summary>Reads the dates and times of an event's properties, each in the form that it is written in.</summary>
internal sealed class TimeReader(CalendarZones zones)
{
    // What is added to a time later on must still be one.
    private const int LastYear = 9000;

    /// <summary>A zone that a time named and nobody knows.</summary>
    public string? UnknownZone { get; private set; }

    public CalendarTime? Read(ContentLine? line) => line is null ? null : Read(line, line.Value);

    /// <summary>The values of a property that may have several; null for each that is no time.</summary>
    public IEnumerable<CalendarTime?> ReadAll(ContentLine line) => line.Value.Split(',').Select(text => Read(line, text));

    /// <summary>The values of an RDATE, which may be periods.</summary>
    public IEnumerable<AddedTime?> ReadAdded(ContentLine line) => line.Value.Split(',').Select(text => ReadAdded(line, text.Split('/')));

    private AddedTime? ReadAdded(ContentLine line, string[] parts) =>
        Read(line, parts[0]) is not { } start ? null
        : parts.Length == 1 ? new AddedTime(start)
        : NominalDuration.Parse(parts[1]) is { } duration ? new AddedTime(start, Duration: duration)
        : Read(line, parts[1]) is { } end ? new AddedTime(start, end)
        : null;

    private CalendarTime? Read(ContentLine line, string value)
    {
        var text = value.Trim();
        var isDate = text.Length == 8 || string.Equals(line.Parameter("VALUE"), "DATE", StringComparison.OrdinalIgnoreCase);
        return isDate ? ReadDate(text) : ReadTime(line, text);
    }

    private static CalendarTime? ReadDate(string text) =>
        text.Length >= 8 && Stamps.ReadDate(text[..8]) is { Year: <= LastYear } date
            ? new CalendarTime(TimeForm.Date, date.AtMidnight())
            : null;

    private CalendarTime? ReadTime(ContentLine line, string text)
    {
        var utc = text.EndsWith('Z') || text.EndsWith('z');
        var digits = utc ? text[..^1] : text;
        // Some leave out the seconds.
        if (Stamps.ReadTime(digits.Length == 13 ? digits + "00" : digits) is not { Year: <= LastYear } local)
        {
            return null;
        }

        return utc ? new CalendarTime(TimeForm.Utc, local)
            : ZoneOf(line) is { } zone ? new CalendarTime(TimeForm.Zoned, local, zone)
            : new CalendarTime(TimeForm.Floating, local);
    }

    private DateTimeZone? ZoneOf(ContentLine line)
    {
        if (line.Parameter("TZID") is not { Length: > 0 } name)
        {
            return null;
        }

        var zone = zones.Find(name);
        UnknownZone = zone is null ? name : UnknownZone;
        return zone;
    }
}
