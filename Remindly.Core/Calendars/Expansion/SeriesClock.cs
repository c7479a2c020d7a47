using NodaTime;
using Remindly.Core.Calendars.Recurrence;

namespace Remindly.Core.Calendars.Expansion;

/// <summary>
/// Tells the times of one series from each other, however a calendar writes them: the key of a time is its instant, and of a date its
/// midnight in UTC.
/// </summary>
internal sealed class SeriesClock(CalendarTime start, DateTimeZone defaultZone)
{
    public DateTimeZone Zone { get; } = start.IsDate ? DateTimeZone.Utc : start.ZoneOr(defaultZone);

    public Instant KeyOf(CalendarTime time) =>
        start.IsDate ? DateOf(time).AtMidnight().InUtc().ToInstant()
        : time.Form == TimeForm.Date ? At(time.Local.Date + start.Local.TimeOfDay)
        // Who forgets the zone means the zone of the series.
        : time.Form == TimeForm.Floating ? At(time.Local)
        : time.InstantOr(defaultZone);

    /// <summary>How a key is written as a recurrence id.</summary>
    public string Write(Instant key) => start.IsDate ? Stamps.Write(key.InUtc().Date) : Stamps.Write(key.InUtc().LocalDateTime) + "Z";

    /// <summary>The time of the series that a key stands for.</summary>
    public CalendarTime TimeOf(Instant key) => start with { Local = key.InZone(Zone).LocalDateTime };

    private Instant At(LocalDateTime local) => ZoneClock.At(local, Zone).Instant;

    // A date that was written as a time: midnight is that date, anything else the date there.
    private LocalDate DateOf(CalendarTime time) =>
        time.Form == TimeForm.Utc && time.Local.TimeOfDay != LocalTime.Midnight
            ? time.InstantOr(defaultZone).InZone(defaultZone).Date
            : time.Local.Date;
}
