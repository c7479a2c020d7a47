namespace Remindly.Core.Calendars;

/// <summary>STATUS of an event.</summary>
public enum EventStatus
{
    Confirmed,
    Tentative,
    Cancelled,
}
