namespace Remindly.Core.Calendars;

/// <summary>How reading a calendar ended.</summary>
public abstract record CalendarReading
{
    private CalendarReading() { }

    public sealed record Read(Calendar Calendar) : CalendarReading;

    public sealed record Refused(CalendarFault Fault) : CalendarReading;
}
