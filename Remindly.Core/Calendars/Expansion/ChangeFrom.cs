using NodaTime;

namespace Remindly.Core.Calendars.Expansion;

/// <summary>A change to an occurrence and all later ones (RANGE=THISANDFUTURE): these move by as much as the first did.</summary>
internal sealed class ChangeFrom(Instant key, CalendarEvent change)
{
    private static readonly Duration Most = Duration.FromDays(3_660);

    private readonly Duration moved = MovedBy(change);

    public Instant Key => key;

    public CalendarEvent Event => change;

    /// <summary>How far a time may move, at most.</summary>
    public Duration Reach => moved < Duration.Zero ? -moved : moved;

    /// <summary>Where a time of the series moves, by the clock of the change's own zone.</summary>
    public CalendarTime Move(CalendarTime time, DateTimeZone defaultZone)
    {
        var local =
            time.IsDate || change.Start.IsDate
                ? time.Local
                : time.InstantOr(defaultZone).InZone(change.Start.ZoneOr(defaultZone)).LocalDateTime;
        var there = local.PlusSeconds((long)moved.TotalSeconds);
        return change.Start with { Local = change.Start.IsDate ? there.Date.AtMidnight() : there };
    }

    private static Duration MovedBy(CalendarEvent change)
    {
        var (from, to) = (change.RecurrenceId!, change.Start);
        var zone = to.ZoneOr(DateTimeZone.Utc);
        var known = from.Form is (TimeForm.Utc or TimeForm.Zoned) && to.Form is (TimeForm.Utc or TimeForm.Zoned);
        var before = known ? from.InstantOr(zone).InZone(zone).LocalDateTime : from.Local;
        var moved = to.Local.InUtc().ToInstant() - before.InUtc().ToInstant();
        return moved > Most || moved < -Most ? Duration.Zero : moved;
    }
}
