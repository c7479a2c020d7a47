using NodaTime;

namespace Remindly.Core.Calendars.Recurrence;

/// <summary>
/// Which days a rule falls on, inside the periods that it falls on. To expand a period into days and to limit it to some are the
/// same thing: these are the days of the period that this filter lets pass. What the rule leaves open, its start says.
/// </summary>
internal sealed class DayFilter
{
    private readonly HashSet<int> months;
    private readonly HashSet<int> monthDays;
    private readonly HashSet<int> yearDays;
    private readonly HashSet<int> weeks;
    private readonly HashSet<WeekdayNum> weekdays;
    private readonly IsoDayOfWeek weekStart;
    private readonly bool countsInMonth;

    public DayFilter(RecurrenceRule rule, LocalDate start)
    {
        months = [.. rule.ByMonth];
        monthDays = [.. rule.ByMonthDay];
        yearDays = [.. rule.ByYearDay];
        weeks = [.. rule.ByWeekNo];
        weekdays = [.. rule.ByDay];
        weekStart = rule.WeekStart;
        countsInMonth = rule.Frequency == Frequency.Monthly || months.Count > 0;
        if (weekdays.Count + monthDays.Count + yearDays.Count == 0)
        {
            TakeFrom(start, rule.Frequency);
        }
    }

    public bool Passes(LocalDate date) =>
        (months.Count == 0 || months.Contains(date.Month))
        && (monthDays.Count == 0 || IsIn(monthDays, date.Day, DaysInMonth(date)))
        && (yearDays.Count == 0 || IsIn(yearDays, date.DayOfYear, DaysInYear(date)))
        && (weekdays.Count == 0 || IsWeekday(date))
        && (weeks.Count == 0 || IsWeek(date));

    private void TakeFrom(LocalDate start, Frequency frequency)
    {
        if (frequency == Frequency.Weekly || weeks.Count > 0)
        {
            weekdays.Add(new WeekdayNum(0, start.DayOfWeek));
        }
        else if (frequency is Frequency.Monthly or Frequency.Yearly)
        {
            monthDays.Add(start.Day);
            if (frequency == Frequency.Yearly && months.Count == 0)
            {
                months.Add(start.Month);
            }
        }
    }

    // A list may mix every Monday and the first Friday: a day passes by any one of them.
    private bool IsWeekday(LocalDate date)
    {
        var day = countsInMonth ? date.Day : date.DayOfYear;
        var days = countsInMonth ? DaysInMonth(date) : DaysInYear(date);
        return weekdays.Contains(new WeekdayNum(0, date.DayOfWeek))
            || weekdays.Contains(new WeekdayNum(((day - 1) / 7) + 1, date.DayOfWeek))
            || weekdays.Contains(new WeekdayNum(-(((days - day) / 7) + 1), date.DayOfWeek));
    }

    private bool IsWeek(LocalDate date)
    {
        var (number, count) = WeekNumbers.Of(date, weekStart);
        return IsIn(weeks, number, count);
    }

    // -1 is the last of them.
    private static bool IsIn(HashSet<int> numbers, int number, int count) =>
        numbers.Contains(number) || numbers.Contains(number - count - 1);

    private static int DaysInMonth(LocalDate date) => date.Calendar.GetDaysInMonth(date.Year, date.Month);

    private static int DaysInYear(LocalDate date) => date.Calendar.GetDaysInYear(date.Year);
}
