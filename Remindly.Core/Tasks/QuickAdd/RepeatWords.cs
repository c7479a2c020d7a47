using NodaTime;

namespace Remindly.Core.Tasks.QuickAdd;

/// <summary>Recognises repeats: "daily", "every Monday and Thursday", "every 2 weeks", "first Monday of the month", "weekdays".</summary>
internal static class RepeatWords
{
    private static readonly IsoDayOfWeek[] Workdays =
    [
        IsoDayOfWeek.Monday,
        IsoDayOfWeek.Tuesday,
        IsoDayOfWeek.Wednesday,
        IsoDayOfWeek.Thursday,
        IsoDayOfWeek.Friday,
    ];

    private static readonly IsoDayOfWeek[] Weekend = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];

    public static Find? Read(Scan scan, int at)
    {
        var start = scan.Past(at, "on");
        return Every(scan, at) ?? Regularly(scan, at) ?? Plural(scan, start) ?? OfTheMonth(scan, scan.Past(start, "the"));
    }

    private static Find? Every(Scan scan, int at)
    {
        var next = scan.Past(at, Vocabulary.Every);
        if (next == at)
        {
            return null;
        }

        if (Vocabulary.DayParts.TryGetValue(scan[next].Word, out var part))
        {
            return new Find(next + 1, new Meaning.Repeat(new RepeatPlan { Unit = DayUnit.Day }, part));
        }

        if (scan.Has(next, "weekday"))
        {
            return Found(next + 1, new RepeatPlan { Unit = DayUnit.Week, Days = Workdays });
        }

        if (scan.Has(next, "weekend"))
        {
            return Found(next + 1, new RepeatPlan { Unit = DayUnit.Week, Days = Weekend });
        }

        return Counted(scan, next) ?? OnWeekdays(scan, next, interval: 1) ?? OfTheMonth(scan, next, every: true) ?? OnDate(scan, next);
    }

    // "Every day", "every other week", "every 2nd day", "every 2 weeks on Monday".
    private static Find? Counted(Scan scan, int at)
    {
        const int Most = 366;
        var (interval, unit) =
            scan.Has(at, "other") ? (2, at + 1)
            : scan.Ordinal(at) is (>= 1 and <= Most, _) and var (number, next) ? (number, next)
            : scan[at].Word is not ("a" or "an") && scan.Number(at) is >= 1 and <= Most and var count ? (count, at + 1)
            : (1, at);
        if (Vocabulary.DayUnits.TryGetValue(scan[unit].Word, out var of))
        {
            return Found(unit + 1, new RepeatPlan { Unit = of, Interval = interval }, scan);
        }

        return scan.Has(at, "other") ? OnWeekdays(scan, unit, 2) : null;
    }

    private static Find? Regularly(Scan scan, int at)
    {
        if (Vocabulary.Regularly.TryGetValue(scan[at].Word, out var unit))
        {
            return Found(at + 1, new RepeatPlan { Unit = unit }, scan);
        }

        if (scan.Has(at, "fortnightly"))
        {
            return Found(at + 1, new RepeatPlan { Unit = DayUnit.Week, Interval = 2 }, scan);
        }

        return
            scan.Has(at, "once")
            && scan[at + 1].Word is ("a" or "every" or "each")
            && Vocabulary.DayUnits.TryGetValue(scan[at + 2].Word, out unit)
            ? Found(at + 3, new RepeatPlan { Unit = unit }, scan)
            : null;
    }

    // "Mondays and Thursdays", "weekdays".
    private static Find? Plural(Scan scan, int at) =>
        scan.Has(at, "weekdays") ? Found(at + 1, new RepeatPlan { Unit = DayUnit.Week, Days = Workdays })
        : scan.Has(at, "weekends") ? Found(at + 1, new RepeatPlan { Unit = DayUnit.Week, Days = Weekend })
        : Singular(scan[at].Word) is { } first && first != scan[at].Word ? OnWeekdays(scan, at, interval: 1)
        : null;

    private static Find? OnWeekdays(Scan scan, int at, int interval)
    {
        if (Weekdays(scan, at) is not ({ Count: > 0 } days, var next))
        {
            return null;
        }

        return Found(
            next,
            new RepeatPlan
            {
                Unit = DayUnit.Week,
                Interval = interval,
                Days = days,
            }
        );
    }

    // "First Monday of the month", and after "every" the month may be left out; "the 5th of every month".
    private static Find? OfTheMonth(Scan scan, int at, bool every = false)
    {
        if (scan.Ordinal(at) is not var (number, next))
        {
            return null;
        }

        if (Singular(scan[next].Word) is { } name && Vocabulary.Weekdays.TryGetValue(name, out var day) && number is -1 or (>= 1 and <= 5))
        {
            var end = PastMonth(scan, next + 1, the: true);
            return end > next + 1 || every ? Found(end, Monthly() with { Days = [day], Nth = number }) : null;
        }

        var last = number == -1 && scan.Has(next, "day");
        var month = PastMonth(scan, last ? next + 1 : next, the: every);
        return month > next + (last ? 1 : 0) && (last || (scan[at].IsNumber && number is >= 1 and <= 31))
            ? Found(month, Monthly() with { MonthDay = number })
            : null;
    }

    private static int PastMonth(Scan scan, int at, bool the) =>
        scan[at].Word is ("of" or "in")
        && (Vocabulary.Every.Contains(scan[at + 1].Word) || (the && scan.Has(at + 1, "the")))
        && scan.Has(at + 2, "month")
            ? at + 3
            : at;

    private static Find? OnDate(Scan scan, int at) =>
        DateWords.Date(scan, at, led: true) is ({ } wish, var next) && wish is DayWish.Yearly { Month: var month, Day: var day }
            ? Found(next, new RepeatPlan { Unit = DayUnit.Year, YearDay = (month, day) })
            : null;

    // What a week or a month may name behind it: "weekly on Monday", "every month on the first Monday".
    private static Find Found(int next, RepeatPlan plan, Scan scan)
    {
        var on = scan.Past(next, "on");
        if (plan.Unit == DayUnit.Week && on > next && Weekdays(scan, on) is ({ Count: > 0 } days, var end))
        {
            return Found(end, plan with { Days = days });
        }

        var the = scan.Past(on, "the");
        if (plan.Unit == DayUnit.Month && the > next && scan.Ordinal(the) is var (number, name))
        {
            if (Vocabulary.Weekdays.TryGetValue(scan[name].Word, out var day) && number is -1 or (>= 1 and <= 5))
            {
                return Found(name + 1, plan with { Days = [day], Nth = number });
            }

            if (number == -1 && scan.Has(name, "day"))
            {
                return Found(name + 1, plan with { MonthDay = -1 });
            }

            return number is >= 1 and <= 31 ? Found(name, plan with { MonthDay = number }) : Found(next, plan);
        }

        return Found(next, plan);
    }

    private static Find Found(int next, RepeatPlan plan) => new(next, new Meaning.Repeat(plan));

    private static RepeatPlan Monthly() => new() { Unit = DayUnit.Month };

    private static (IReadOnlyList<IsoDayOfWeek> Days, int Next) Weekdays(Scan scan, int at)
    {
        List<IsoDayOfWeek> days = [];
        var end = at;
        for (var next = at; Vocabulary.Weekdays.TryGetValue(Singular(scan[next].Word), out var day); )
        {
            days.Add(day);
            end = next + 1;
            next = scan.Past(scan.Past(end, Vocabulary.BetweenDays), "and");
            if (next == end)
            {
                break;
            }
        }

        return ([.. days.Distinct()], end);
    }

    private static string Singular(string word) =>
        !Vocabulary.Weekdays.ContainsKey(word) && word.EndsWith('s') && Vocabulary.Weekdays.ContainsKey(word[..^1]) ? word[..^1] : word;
}
