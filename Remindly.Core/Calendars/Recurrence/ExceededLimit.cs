namespace Remindly.Core.Calendars.Recurrence;

/// <summary>Which of the <see cref="ExpansionLimits"/> was reached.</summary>
public enum ExceededLimit
{
    Steps,
    Occurrences,
}
