namespace Remindly.Core.Calendars.Recurrence;

/// <summary>FREQ: the kind of period that a rule repeats by, from the shortest to the longest.</summary>
public enum Frequency
{
    Secondly,
    Minutely,
    Hourly,
    Daily,
    Weekly,
    Monthly,
    Yearly,
}
