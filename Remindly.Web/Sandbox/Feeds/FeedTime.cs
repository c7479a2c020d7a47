using NodaTime;
using NodaTime.Text;
using Remindly.Core.Calendars;

namespace Remindly.Web.Sandbox.Feeds;

/// <summary>Dates and times of the calendar, read and written on the clinic's own clock.</summary>
internal static class FeedTime
{
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb[ClinicCalendar.Zone];

    private static readonly LocalDatePattern Dates = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly LocalDateTimePattern Times = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");

    public static LocalDateTime? Read(ContentLine line)
    {
        var text = line.Value.Trim();
        if (Dates.Parse(text) is { Success: true } date)
        {
            return date.Value.AtMidnight();
        }

        return Times.Parse(text.TrimEnd('Z')) is { Success: true } time
            ? time.Value.InZoneLeniently(ZoneOf(line)).WithZone(Zone).LocalDateTime
            : null;
    }

    /// <summary>The same kind of date or time as another one, in its zone.</summary>
    public static ContentLine Write(string name, ContentLine like, LocalDateTime time)
    {
        if (Dates.Parse(like.Value.Trim()).Success)
        {
            return like with { Name = name, Value = Dates.Format(time.Date) };
        }

        var there = time.InZoneLeniently(Zone).WithZone(ZoneOf(like)).LocalDateTime;
        return like with { Name = name, Value = Times.Format(there) + (IsUtc(like) ? "Z" : "") };
    }

    /// <summary>How a time of a series is called: its date, or its instant in UTC.</summary>
    public static string? KeyOf(ContentLine line) =>
        Dates.Parse(line.Value.Trim()).Success ? line.Value.Trim()
        : Read(line) is { } time ? Times.Format(time.InZoneLeniently(Zone).WithZone(DateTimeZone.Utc).LocalDateTime) + "Z"
        : null;

    public static LocalDateTime? ReadKey(string key) => Read(new ContentLine("RECURRENCE-ID", [], key));

    public static LocalDateTime Local(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(Zone).LocalDateTime;

    private static bool IsUtc(ContentLine line) => line.Value.EndsWith('Z');

    private static DateTimeZone ZoneOf(ContentLine line) =>
        IsUtc(line) ? DateTimeZone.Utc
        : line.Parameter("TZID") is { } name ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) ?? Zone
        : Zone;
}
