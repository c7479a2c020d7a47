namespace Remindly.Core.Calendars;

/// <summary>One RDATE: a time that an event takes place besides its rule, with a length of its own when it is a PERIOD.</summary>
public sealed record AddedTime(CalendarTime Start, CalendarTime? End = null, NominalDuration? Duration = null);
