using NodaTime;

namespace Remindly.Core.Calendars.Recurrence;

/// <summary>Numbers of weeks as ISO 8601 counts them, but for weeks that begin on any day: week 1 has at least four days in the year.</summary>
internal static class WeekNumbers
{
    /// <summary>The week that holds this date, and how many weeks the year of that week has.</summary>
    public static (int Number, int Weeks) Of(LocalDate date, IsoDayOfWeek weekStart)
    {
        var day = date.DayOfYear - 1;
        var newYear = Shift(date.DayOfWeek, -day);
        var begin = FirstWeek(newYear, weekStart);
        if (day < begin)
        {
            var before = WeeksIn(date.Year - 1, Shift(newYear, -DaysIn(date.Year - 1)), weekStart);
            return (before, before);
        }

        var weeks = WeeksIn(date.Year, newYear, weekStart);
        var number = ((day - begin) / 7) + 1;
        return number <= weeks ? (number, weeks) : (1, WeeksIn(date.Year + 1, Shift(newYear, DaysIn(date.Year)), weekStart));
    }

    private static int WeeksIn(int year, IsoDayOfWeek newYear, IsoDayOfWeek weekStart) =>
        (DaysIn(year) + FirstWeek(Shift(newYear, DaysIn(year)), weekStart) - FirstWeek(newYear, weekStart)) / 7;

    // Days from January 1 to the beginning of week 1: -3 to 3.
    private static int FirstWeek(IsoDayOfWeek newYear, IsoDayOfWeek weekStart) => ((weekStart - newYear + 10) % 7) - 3;

    private static IsoDayOfWeek Shift(IsoDayOfWeek day, int days) => (IsoDayOfWeek)((((((int)day - 1 + days) % 7) + 7) % 7) + 1);

    // Also for the year after the last that a calendar holds.
    private static int DaysIn(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 366 : 365;
}
