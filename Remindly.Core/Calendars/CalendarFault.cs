namespace Remindly.Core.Calendars;

/// <summary>Why a calendar as a whole cannot be used.</summary>
public enum CalendarFaultKind
{
    /// <summary>It is something else, such as a web page.</summary>
    NotACalendar,

    /// <summary>It stops before its end.</summary>
    CutOff,
    TooManyBytes,
    LineTooLong,
    TooManyLines,
    TooManyComponents,
    TooManyProperties,
    TooDeep,
    TooManyOccurrences,
    TooManySteps,
}

/// <summary>Why a calendar cannot be used, for programs and as a sentence.</summary>
public sealed record CalendarFault(CalendarFaultKind Kind, string Message)
{
    internal static CalendarFault Of(CalendarFaultKind kind) =>
        new(
            kind,
            kind switch
            {
                CalendarFaultKind.NotACalendar => "This is not a calendar: a calendar begins with BEGIN:VCALENDAR.",
                CalendarFaultKind.CutOff => "The calendar stops before its end.",
                CalendarFaultKind.TooManyBytes => "The calendar is too large.",
                CalendarFaultKind.LineTooLong => "The calendar has a line that is too long.",
                CalendarFaultKind.TooManyLines => "The calendar has too many lines.",
                CalendarFaultKind.TooManyComponents => "The calendar has too many entries.",
                CalendarFaultKind.TooManyProperties => "The calendar has an entry with too many properties.",
                CalendarFaultKind.TooDeep => "The calendar has entries within entries, too deep to follow.",
                CalendarFaultKind.TooManyOccurrences => "The calendar has too many appointments in this time.",
                _ => "The calendar takes too long to work out.",
            }
        );
}
