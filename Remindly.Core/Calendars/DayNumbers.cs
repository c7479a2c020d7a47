using NodaTime;

namespace Remindly.Core.Calendars;

/// <summary>The dates that iCalendar can write, counted from January 1 of the year 1, a Monday, which is 0.</summary>
internal static class DayNumbers
{
    public static LocalDate LastDate { get; } = new(9999, 12, 31);

    public static long End { get; } = Of(LastDate) + 1;

    public static long Of(LocalDate date) => date.ToDateOnly().DayNumber;

    public static LocalDate Date(long number) => LocalDate.FromDateOnly(DateOnly.FromDayNumber((int)number));
}
