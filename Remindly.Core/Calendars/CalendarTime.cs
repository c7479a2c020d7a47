using NodaTime;
using Remindly.Core.Calendars.Recurrence;

namespace Remindly.Core.Calendars;

/// <summary>A date or time as a calendar says it. What it leaves open, such as a floating time's zone, is given when it is asked.</summary>
/// <param name="Local">The reading of the clock; midnight of a date.</param>
/// <param name="Zone">The zone that the calendar names, for <see cref="TimeForm.Zoned"/> alone.</param>
public sealed record CalendarTime(TimeForm Form, LocalDateTime Local, DateTimeZone? Zone = null)
{
    public bool IsDate => Form == TimeForm.Date;

    /// <summary>The zone whose clock this is a reading of.</summary>
    public DateTimeZone ZoneOr(DateTimeZone defaultZone) =>
        Form switch
        {
            TimeForm.Utc => DateTimeZone.Utc,
            TimeForm.Zoned => Zone ?? defaultZone,
            _ => defaultZone,
        };

    /// <summary>The instant; of a date, the first of its day.</summary>
    public Instant InstantOr(DateTimeZone defaultZone) =>
        IsDate ? defaultZone.AtStartOfDay(Local.Date).ToInstant() : ZoneClock.At(Local, ZoneOr(defaultZone)).Instant;
}
