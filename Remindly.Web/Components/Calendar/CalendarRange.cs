using System.Globalization;
using Remindly.Core;

namespace Remindly.Web.Components.Calendar;

/// <summary>The days a view shows around a date. Pure.</summary>
/// <param name="First">In a month, the first day of the week that its first day is in.</param>
public sealed record CalendarRange(CalendarView View, DateOnly Date, DateOnly First, DateOnly Last)
{
    private const int Week = 7;

    /// <summary>How many days an agenda looks ahead.</summary>
    public const int AgendaDays = 28;

    /// <param name="culture">Says which day a week starts with.</param>
    public static CalendarRange Around(DateOnly date, CalendarView view, CultureInfo culture)
    {
        var start = culture.DateTimeFormat.FirstDayOfWeek;
        var month = new DateOnly(date.Year, date.Month, 1);
        return view switch
        {
            CalendarView.Month => new(view, date, WeekOf(month, start), WeekOf(month.AddMonths(1).AddDays(-1), start).AddDays(Week - 1)),
            CalendarView.Week => new(view, date, WeekOf(date, start), WeekOf(date, start).AddDays(Week - 1)),
            CalendarView.Agenda => new(view, date, date, date.AddDays(AgendaDays - 1)),
            _ => new(view, date, date, date),
        };
    }

    /// <summary>A date in what comes before; null where the years end.</summary>
    public DateOnly? Previous => Step(-1);

    public DateOnly? Next => Step(1);

    /// <summary>False for the days around a month that fill its first and last week.</summary>
    public bool IsInside(DateOnly day) => View != CalendarView.Month || (day.Year, day.Month) == (Date.Year, Date.Month);

    /// <summary>"November 2026", "November 22 – 28, 2026", "Wednesday, November 25, 2026"; in the reader's order.</summary>
    public string Words(CultureInfo culture)
    {
        var monthFirst = culture.DateTimeFormat.MonthDayPattern.StartsWith('M');
        var year =
            First.Year == Last.Year ? ""
            : monthFirst ? ", yyyy"
            : " yyyy";
        var (from, to) = (First.Month == Last.Month, monthFirst) switch
        {
            (true, true) => ("MMMM d", "%d"),
            (true, false) => ("%d", "d MMMM"),
            (false, true) => ("MMMM d" + year, "MMMM d"),
            _ => ("d MMMM" + year, "d MMMM"),
        };
        return View switch
        {
            CalendarView.Month => Date.ToString("MMMM yyyy", culture),
            CalendarView.Day => Date.ToString(monthFirst ? "dddd, MMMM d, yyyy" : "dddd d MMMM yyyy", culture),
            _ => $"{First.ToString(from, culture)} – {Last.ToString(to + (monthFirst ? ", yyyy" : " yyyy"), culture)}",
        };
    }

    private DateOnly? Step(int way)
    {
        var date = View switch
        {
            CalendarView.Month => Date.AddMonths(way),
            CalendarView.Week => Date.AddDays(way * Week),
            CalendarView.Agenda => Date.AddDays(way * AgendaDays),
            _ => Date.AddDays(way),
        };
        return date.Year is > Instants.FirstYear and < Instants.LastYear ? date : null;
    }

    private static DateOnly WeekOf(DateOnly day, DayOfWeek start) => day.AddDays(-(((int)day.DayOfWeek - (int)start + Week) % Week));
}
