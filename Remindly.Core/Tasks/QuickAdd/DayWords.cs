using NodaTime;

namespace Remindly.Core.Tasks.QuickAdd;

/// <summary>Recognises days: "tomorrow", "next Tuesday", "in 3 days", "on the 5th".</summary>
internal static class DayWords
{
    public static Find? Read(Scan scan, int at)
    {
        var day = scan.Past(at, Vocabulary.BeforeDay);
        return Day(scan, day, led: day > at) is { } found ? new Find(found.Next, new Meaning.Day(found.Wish)) : null;
    }

    /// <param name="led">A word before it says that a day comes.</param>
    public static (DayWish Wish, int Next)? Day(Scan scan, int at, bool led)
    {
        var the = scan.Past(at, "the");
        return Relative(scan, at, the)
            ?? WeekdayNamed(scan, at, led)
            ?? DateWords.Date(scan, the, led)
            ?? EndOfMonth(scan, the)
            ?? DayOfMonth(scan, the, led || the > at);
    }

    private static (DayWish Wish, int Next)? Relative(Scan scan, int at, int the)
    {
        if (scan.Has(at, "today"))
        {
            return (new DayWish.Ahead(0, DayUnit.Day), at + 1);
        }

        if (Vocabulary.Tomorrow.Contains(scan[at].Word))
        {
            return (new DayWish.Ahead(1, DayUnit.Day), at + 1);
        }

        if (scan.Has(the, "day", "after") && Vocabulary.Tomorrow.Contains(scan[the + 2].Word))
        {
            return (new DayWish.Ahead(2, DayUnit.Day), the + 3);
        }

        if (scan.Has(at, "next", "week"))
        {
            return (new DayWish.WeekdayOf(IsoDayOfWeek.Monday, NextWeek: true), at + 2);
        }

        return scan.Has(at, "in") ? Counted(scan, at + 1)
            : Counted(scan, at) is { } counted && scan.Has(counted.Next, "from") && scan[counted.Next + 1].Word is "now" or "today"
                ? (counted.Wish, counted.Next + 2)
            : null;
    }

    /// <summary>"3 days", "a week".</summary>
    public static (DayWish.Ahead Wish, int Next)? Counted(Scan scan, int at)
    {
        const int Most = 999;
        return scan.Number(at) is > 0 and <= Most and var number && Vocabulary.DayUnits.TryGetValue(scan[at + 1].Word, out var unit)
            ? (new DayWish.Ahead(unit == DayUnit.Year ? Math.Min(number, 50) : number, unit), at + 2)
            : null;
    }

    private static (DayWish Wish, int Next)? WeekdayNamed(Scan scan, int at, bool led)
    {
        var (next, coming) = (scan.Has(at, "next"), scan[at].Word is "this" or "coming");
        var name = next || coming ? at + 1 : at;
        if (!Vocabulary.Weekdays.TryGetValue(scan[name].Word, out var day))
        {
            return null;
        }

        if (next || coming)
        {
            return (new DayWish.WeekdayOf(day, next), name + 1);
        }

        var counts = scan.IsEnd(name + 1) || !scan[name + 1].IsWord || Vocabulary.AfterShortDay.Contains(scan[name + 1].Word);
        if (!led && !counts && Vocabulary.DoubtfulDays.Contains(scan[name].Word))
        {
            return null;
        }

        // "Thursday, 26 November": the date says more.
        var comma = scan.Past(name + 1, ",");
        var date = DateWords.Date(scan, scan.Past(comma, "the"), led: true);
        return date
            ?? (
                scan.Has(name + 1, "next", "week")
                    ? (new DayWish.WeekdayOf(day, NextWeek: true), name + 3)
                    : (new DayWish.Weekday(day), name + 1)
            );
    }

    private static (DayWish Wish, int Next)? EndOfMonth(Scan scan, int at)
    {
        if (!scan.Has(at, "end", "of") && !scan.Has(at, "last", "day", "of"))
        {
            return null;
        }

        var month = scan.Has(at, "end") ? at + 2 : at + 3;
        if (scan[month].Word is "the" or "this" && scan.Has(month + 1, "month"))
        {
            return (new DayWish.Monthly(-1), month + 2);
        }

        return Vocabulary.Months.TryGetValue(scan[month].Word, out var number)
            ? (new DayWish.Yearly(number, CalendarSystem.Iso.GetDaysInMonth(2027, number)), month + 1)
            : null;
    }

    // "The 5th floor" is no day.
    private static (DayWish Wish, int Next)? DayOfMonth(Scan scan, int at, bool led)
    {
        if (!led || !scan[at].IsNumber || scan.Ordinal(at) is not ({ } day and >= 1 and <= 31, var next))
        {
            return null;
        }

        next = scan.Has(next, "of", "the", "month") || scan.Has(next, "of", "this", "month") ? next + 3 : next;
        return scan.IsBoundary(next) && !scan.Has(next, "of") ? (new DayWish.Monthly(day), next) : null;
    }
}
