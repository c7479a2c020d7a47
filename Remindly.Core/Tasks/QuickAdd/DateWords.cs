using NodaTime;

namespace Remindly.Core.Tasks.QuickAdd;

/// <summary>Recognises dates: "12 March", "Mar 12th, 2027", "2027-03-12", and "3/12" in the order of the reader's language.</summary>
internal static class DateWords
{
    private const int LeapYear = 2028;

    /// <param name="led">A word before it says that a day comes: then 1/2 is no half.</param>
    public static (DayWish Wish, int Next)? Date(Scan scan, int at, bool led) =>
        Named(scan, at) ?? NthWeekday(scan, at) ?? Iso(scan, at) ?? Numeric(scan, at, led);

    private static (DayWish Wish, int Next)? Named(Scan scan, int at)
    {
        if (Vocabulary.Months.TryGetValue(scan[at].Word, out var month))
        {
            var number = scan.Past(at + 1, ".");
            return DayNumber(scan, number) is { } day && !scan.Has(day.Next, ":") && IsNoTime(scan, day.Next)
                ? WithYear(scan, day.Next, month, day.Value)
                : null;
        }

        if (DayNumber(scan, at) is not { } first)
        {
            return null;
        }

        var name = scan.Past(scan.Past(first.Next, "of"), ".");
        return Vocabulary.Months.TryGetValue(scan[name].Word, out month) ? WithYear(scan, name + 1, month, first.Value) : null;
    }

    // "March 5 pm" would be a time.
    private static bool IsNoTime(Scan scan, int at) => scan[at].Word is not ("am" or "pm");

    private static (int Value, int Next)? DayNumber(Scan scan, int at) =>
        !scan[at].IsNumber ? null
        : scan.Ordinal(at) is { } ordinal ? ordinal
        : scan.Number(at) is { } number ? (number, at + 1)
        : null;

    private static (DayWish Wish, int Next)? WithYear(Scan scan, int at, int month, int day)
    {
        var year = scan.Past(at, ",");
        return scan[year].IsNumber
            && scan[year].Word.Length == 4
            && scan.Number(year) is { } named
            && !scan.Has(year + 1, ":")
            && Exactly(named, month, day) is { } exact
                ? (exact, year + 1)
            : IsDay(LeapYear, month, day) ? (new DayWish.Yearly(month, day), at)
            : null;
    }

    private static (DayWish Wish, int Next)? NthWeekday(Scan scan, int at)
    {
        if (scan.Ordinal(at) is not var (number, name) || number is not (-1 or (>= 1 and <= 4)))
        {
            return null;
        }

        return
            Vocabulary.Weekdays.TryGetValue(scan[name].Word, out var day)
            && scan[name + 1].Word is ("of" or "in")
            && Vocabulary.Months.TryGetValue(scan[name + 2].Word, out var month)
            ? (new DayWish.Nth(number, day, month), name + 3)
            : null;
    }

    private static (DayWish Wish, int Next)? Iso(Scan scan, int at) =>
        Three(scan, at, "-") is var (year, month, day) && scan[at].Word.Length == 4 && Exactly(year, month, day) is { } date
            ? (date, at + 5)
            : null;

    private static (DayWish Wish, int Next)? Numeric(Scan scan, int at, bool led)
    {
        foreach (var sign in (string[])["/", "."])
        {
            if (Three(scan, at, sign) is var (first, second, last) && scan[at + 4].Word.Length is (2 or 4))
            {
                var year = scan[at + 4].Word.Length == 2 ? 2000 + last : last;
                var (day, month) = Order(scan, first, second, sign == ".");
                return Exactly(year, month, day) is { } date ? (date, at + 5) : null;
            }
        }

        if (!Pair(scan, at, "/") || scan[at + 3] is { Glued: true, Word: "/" } || scan[at] is { Glued: true } || IsFigure(scan, at, led))
        {
            return null;
        }

        var (dayOfMonth, ofMonth) = Order(scan, scan.Number(at) ?? 0, scan.Number(at + 2) ?? 0, false);
        return IsDay(LeapYear, ofMonth, dayOfMonth) ? (new DayWish.Yearly(ofMonth, dayOfMonth), at + 3) : null;
    }

    // Half a pill, three quarters of an hour, round the clock.
    private static bool IsFigure(Scan scan, int at, bool led) =>
        !led && $"{scan[at].Word}/{scan[at + 2].Word}" is ("1/2" or "1/3" or "2/3" or "1/4" or "3/4" or "1/8" or "24/7");

    // Where the order of the reader's language makes no date, the other one is meant.
    private static (int Day, int Month) Order(Scan scan, int first, int second, bool dayFirst)
    {
        var (day, month) = dayFirst || scan.Context.DayFirst ? (first, second) : (second, first);
        return IsDay(LeapYear, month, day) ? (day, month) : (month, day);
    }

    private static (int, int, int)? Three(Scan scan, int at, string sign) =>
        Pair(scan, at, sign) && Pair(scan, at + 2, sign)
            ? (scan.Number(at) ?? 0, scan.Number(at + 2) ?? 0, scan.Number(at + 4) ?? 0)
            : null;

    private static bool Pair(Scan scan, int at, string sign) =>
        scan[at].IsNumber && scan[at + 1].Word == sign && scan[at + 1].Glued && scan[at + 2] is { IsNumber: true, Glued: true };

    private static DayWish.Exactly? Exactly(int year, int month, int day) =>
        IsDay(year, month, day) ? new DayWish.Exactly(new LocalDate(year, month, day)) : null;

    private static bool IsDay(int year, int month, int day) =>
        year is >= Instants.FirstYear and <= Instants.LastYear
        && month is >= 1 and <= 12
        && day >= 1
        && day <= CalendarSystem.Iso.GetDaysInMonth(year, month);
}
