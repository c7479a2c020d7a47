using NodaTime;

namespace Remindly.Core.Calendars.Recurrence;

/// <summary>One value of BYDAY: a weekday, and which of them in the month or year; 0 is every one, -1 the last.</summary>
public readonly record struct WeekdayNum(int Ordinal, IsoDayOfWeek Day)
{
    public override string ToString() => Ordinal == 0 ? Weekdays.Code(Day) : $"{Ordinal}{Weekdays.Code(Day)}";
}
