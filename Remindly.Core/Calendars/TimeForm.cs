namespace Remindly.Core.Calendars;

/// <summary>How a time stands in a calendar.</summary>
public enum TimeForm
{
    /// <summary>A whole day, wherever one is.</summary>
    Date,

    /// <summary>A reading of the clock, wherever one is.</summary>
    Floating,

    /// <summary>An instant, written in UTC.</summary>
    Utc,

    /// <summary>A reading of the clock in a zone that the calendar names.</summary>
    Zoned,
}
