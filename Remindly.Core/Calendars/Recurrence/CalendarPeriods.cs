using NodaTime;

namespace Remindly.Core.Calendars.Recurrence;

/// <summary>Years, months, weeks and days: the days that pass the filter, each with the same times.</summary>
internal sealed class CalendarPeriods(RecurrenceRule rule, LocalDateTime start) : Periods(rule)
{
    private readonly DayFilter filter = new(rule, start.Date);
    private readonly TimeSet times = TimeSet.Of(rule, start.TimeOfDay);

    public override long End { get; } = Number(rule, DayNumbers.LastDate) + 1;

    public override long NumberOf(LocalDateTime time) => Number(Rule, time.Date);

    public override InstanceSet? Expand(long number, out long next)
    {
        next = number + 1;
        var days = new List<LocalDate>();
        var end = FirstDay(next);
        for (var day = Math.Max(FirstDay(number), 0); day < end; day++)
        {
            var date = DayNumbers.Date(day);
            if (filter.Passes(date))
            {
                days.Add(date);
            }
        }

        return days.Count == 0 ? null : new InstanceSet(days, times, Rule.BySetPos);
    }

    private static long Number(RecurrenceRule rule, LocalDate date) =>
        rule.Frequency switch
        {
            Frequency.Yearly => date.Year,
            Frequency.Monthly => (date.Year * 12) + date.Month - 1,
            Frequency.Weekly => (DayNumbers.Of(date) + DaysBeforeWeek(rule)) / 7,
            _ => DayNumbers.Of(date),
        };

    private long FirstDay(long number) =>
        Rule.Frequency switch
        {
            _ when number >= End => DayNumbers.End,
            Frequency.Yearly => DayNumbers.Of(new LocalDate((int)number, 1, 1)),
            Frequency.Monthly => DayNumbers.Of(new LocalDate((int)(number / 12), (int)(number % 12) + 1, 1)),
            Frequency.Weekly => (number * 7) - DaysBeforeWeek(Rule),
            _ => number,
        };

    // Day number 0 is a Monday.
    private static int DaysBeforeWeek(RecurrenceRule rule) => (8 - (int)rule.WeekStart) % 7;
}
