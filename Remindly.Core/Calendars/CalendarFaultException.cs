namespace Remindly.Core.Calendars;

/// <summary>Carries a fault from deep inside up to the result of reading or expanding; it does not leave this room.</summary>
public sealed class CalendarFaultException(CalendarFaultKind kind) : Exception(CalendarFault.Of(kind).Message)
{
    public CalendarFault Fault { get; } = CalendarFault.Of(kind);
}
