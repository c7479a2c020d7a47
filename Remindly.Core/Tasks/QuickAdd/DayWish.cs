using NodaTime;
using NodaTime.Extensions;

namespace Remindly.Core.Tasks.QuickAdd;

/// <summary>A day as somebody says it.</summary>
internal abstract record DayWish
{
    private DayWish() { }

    /// <summary>The day that is meant by somebody who says it on <paramref name="today"/>.</summary>
    /// <param name="todayCounts">Whether the weekday of today can mean today: its time is still ahead.</param>
    public abstract LocalDate On(LocalDate today, bool todayCounts);

    public sealed record Exactly(LocalDate Date) : DayWish
    {
        public override LocalDate On(LocalDate today, bool todayCounts) => Date;
    }

    public sealed record Ahead(int Number, DayUnit Unit) : DayWish
    {
        public override LocalDate On(LocalDate today, bool todayCounts) => today.Ahead(Number, Unit);
    }

    public sealed record Weekday(IsoDayOfWeek Day) : DayWish
    {
        public override LocalDate On(LocalDate today, bool todayCounts) => today.DayOfWeek == Day && todayCounts ? today : today.Next(Day);
    }

    /// <summary>"This Friday" is of this week or today; "next Friday" is of the week that begins on the coming Monday.</summary>
    public sealed record WeekdayOf(IsoDayOfWeek Day, bool NextWeek) : DayWish
    {
        public override LocalDate On(LocalDate today, bool todayCounts) =>
            NextWeek ? today.Next(IsoDayOfWeek.Monday).PlusDays((int)Day - 1)
            : today.DayOfWeek == Day ? today
            : today.Next(Day);
    }

    /// <summary>A day of the year: the coming one.</summary>
    public sealed record Yearly(int Month, int Day) : DayWish
    {
        public override LocalDate On(LocalDate today, bool todayCounts) =>
            Enumerable
                .Range(today.Year, 9)
                .Where(year => Day <= CalendarSystem.Iso.GetDaysInMonth(year, Month))
                .Select(year => new LocalDate(year, Month, Day))
                .First(date => date >= today);
    }

    /// <summary>"The 5th", "the last day of the month": the coming one.</summary>
    /// <param name="Day">Minus one for the last.</param>
    public sealed record Monthly(int Day) : DayWish
    {
        public override LocalDate On(LocalDate today, bool todayCounts) =>
            Enumerable
                .Range(0, 4)
                .Select(today.With(DateAdjusters.StartOfMonth).PlusMonths)
                .Where(month => Day <= month.Calendar.GetDaysInMonth(month.Year, month.Month))
                .Select(month => Day < 0 ? month.With(DateAdjusters.EndOfMonth) : month.PlusDays(Day - 1))
                .First(date => date >= today);
    }

    /// <summary>"The first Monday of March": the coming one.</summary>
    public sealed record Nth(int Number, IsoDayOfWeek Day, int Month) : DayWish
    {
        public override LocalDate On(LocalDate today, bool todayCounts)
        {
            var plan = new RepeatPlan
            {
                Unit = DayUnit.Month,
                Days = [Day],
                Nth = Number,
            };
            return Enumerable
                .Range(0, 366 * 9)
                .Select(today.PlusDays)
                .FirstOrDefault(date => date.Month == Month && plan.Holds(date), today);
        }
    }
}

internal static class DayCounting
{
    public static LocalDate Ahead(this LocalDate from, int number, DayUnit unit) =>
        unit switch
        {
            DayUnit.Day => from.PlusDays(number),
            DayUnit.Week => from.PlusWeeks(number),
            DayUnit.Month => from.PlusMonths(number),
            _ => from.PlusYears(number),
        };

    public static (LocalDate Date, LocalTime Time) In(this DateTimeOffset instant, string zone) =>
        Of(Remindly.Core.Care.Zones.Local(instant, zone).DateTime.ToLocalDateTime());

    private static (LocalDate Date, LocalTime Time) Of(LocalDateTime local) => (local.Date, local.TimeOfDay);
}
