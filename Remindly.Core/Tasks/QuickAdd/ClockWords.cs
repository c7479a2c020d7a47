using NodaTime;

namespace Remindly.Core.Tasks.QuickAdd;

/// <summary>Recognises times: "8am", "at 8", "19:30", "half past 2", "2-3pm", "noon".</summary>
internal static class ClockWords
{
    public static Find? Read(Scan scan, int at)
    {
        var lead = scan[at].Word is "@" && !scan[at + 1].Glued ? at : scan.Past(at, Vocabulary.BeforeTime);
        var led = lead > at;
        if (ClockFace.Read(scan, lead, led) is not { } first)
        {
            return null;
        }

        var ranges = led || first.IsSaid || scan[first.Next].Glued || scan.Has(first.Next, "to");
        if (ranges && Until(scan, first, led && scan[at].Word is ("from" or "between")) is { } range)
        {
            return range;
        }

        // "8 in the evening": what follows says that it is a time.
        var isTime = first.IsSaid || (led && scan[at].Word is not ("from" or "between" or "by")) || IsPartNext(scan, first.Next);
        var (also, next) = Also(scan, first);
        return isTime ? new Find(next, new Meaning.Clock(first.Wish, Also: also)) : null;
    }

    // A rule holds several hours of a day, at the same minute.
    private static (IReadOnlyList<LocalTime> Times, int Next) Also(Scan scan, ClockFace first)
    {
        List<LocalTime> times = [];
        var next = first.Next;
        while (scan.Repeats && first.Wish.Exact && scan[next].Word is ("and" or "," or "&"))
        {
            var face = ClockFace.Read(scan, scan[next].Word == "," ? scan.Past(next + 1, "and") : next + 1, led: false);
            if (face is not { IsSaid: true, Wish: { Exact: true, Time: var time } } || time.Minute != first.Wish.Time.Minute)
            {
                break;
            }

            times.Add(time);
            next = face.Next;
        }

        return (times, next);
    }

    private static Find? Until(Scan scan, ClockFace first, bool bothBare)
    {
        if (!Vocabulary.BetweenTimes.Contains(scan[first.Next].Word) || ClockFace.Read(scan, first.Next + 1, led: true) is not { } second)
        {
            return null;
        }

        // "2-3 pills" is no stretch of time, "until 12 March" no noon, and "7am and 7pm" are two times.
        var bare = !second.IsSaid && !(bothBare && scan.IsBoundary(second.Next));
        if (bare || scan[first.Next].Word == "and" && !bothBare)
        {
            return null;
        }

        return new Find(second.Next, new Meaning.Clock(first.Wish.Before(second.Wish), second.Wish));
    }

    private static bool IsPartNext(Scan scan, int at) => PartWords.Read(scan, at) is not null;
}

/// <summary>One time as it stands in the text.</summary>
/// <param name="IsSaid">It is a time whatever stands before: it has minutes, am or pm.</param>
internal sealed record ClockFace(ClockWish Wish, int Next, bool IsSaid)
{
    public static ClockFace? Read(Scan scan, int at, bool led) => Named(scan, at, led) ?? Past(scan, at) ?? Figures(scan, at, led);

    private static ClockFace? Named(Scan scan, int at, bool led) =>
        Vocabulary.NamedTimes.TryGetValue(scan[at].Word, out var time) && (led || (scan[at].Word != "bedtime" && scan.IsBoundary(at + 1)))
            ? new ClockFace(new ClockWish(time, Exact: true), at + 1, IsSaid: true)
            : null;

    // "Half past 8", "quarter to 9".
    private static ClockFace? Past(Scan scan, int at)
    {
        var quarter = scan.Past(at, "a");
        int? minutes = (scan[at].Word, scan[quarter].Word, scan[quarter + 1].Word) switch
        {
            ("half", _, _) when scan.Has(at + 1, "past") => 30,
            (_, "quarter", "past") => 15,
            (_, "quarter", "to") => -15,
            _ => null,
        };
        var hour = scan.Has(at, "half") ? at + 2 : quarter + 2;
        return minutes is { } by && Hour(scan, hour) is { } named and <= 12
            ? WithHalf(scan, hour + 1, new LocalTime(named % 24, 0).PlusMinutes(by), exact: false)
            : null;
    }

    private static ClockFace? Figures(Scan scan, int at, bool led)
    {
        var figures = scan[at].Word;
        if (led && Exactly(scan, at) && Hour(scan, at, figures[..2]) is { } early && Minute(figures[2..]) is { } past)
        {
            return scan.IsBoundary(at + 1) || scan[at + 1].Word is "h" or "hrs"
                ? new ClockFace(
                    new ClockWish(new LocalTime(early % 24, past), Exact: true),
                    scan.IsBoundary(at + 1) ? at + 1 : at + 2,
                    IsSaid: true
                )
                : null;
        }

        if (Hour(scan, at) is not { } hour)
        {
            return null;
        }

        var sign = scan[at + 1];
        if (
            sign is { Glued: true, Word: ":" or "." }
            && scan[at + 2] is { Glued: true, IsNumber: true }
            && Minute(scan[at + 2].Word) is { } minute
        )
        {
            var exact = hour is 0 or > 12 || figures.Length == 2 && figures[0] == '0' || scan.Context.TwentyFourHours;
            var face = WithHalf(scan, at + 3, new LocalTime(hour % 24, minute), exact);
            return sign.Word == ":" || led || face.Next > at + 3 ? face : null;
        }

        return Bare(scan, at, hour);
    }

    private static ClockFace? Bare(Scan scan, int at, int hour)
    {
        var face = WithHalf(scan, at + 1, new LocalTime(hour % 24, 0), exact: hour is 0 or > 12);
        if (face.Next > at + 1)
        {
            return face;
        }

        var after = scan[at + 1];
        var counts =
            after is { Glued: true, Word: "/" or ":" or "." or "%" } && scan[at + 2].Glued
            || after is { Glued: true, IsWord: true }
            || Vocabulary.ClockUnits.ContainsKey(after.Word)
            || Vocabulary.DayUnits.ContainsKey(after.Word)
            || Vocabulary.Months.ContainsKey(after.Word)
            || after.Word is "times" or "x"
            || Enumerable.Range(at + 1, 3).Any(each => Vocabulary.Streets.Contains(scan[each].Word));
        return counts ? null : face with { IsSaid = false };
    }

    // "At 0800"; "from 1950" is a year.
    private static bool Exactly(Scan scan, int at) =>
        scan[at].IsNumber && scan[at].Word.Length == 4 && scan[at - 1].Word is ("at" or "@" or "-" or "–");

    // "am", "p.m.", "o'clock".
    private static ClockFace WithHalf(Scan scan, int at, LocalTime time, bool exact)
    {
        var (half, next) = scan[at].Word switch
        {
            "am" or "pm" => (scan[at].Word, at + 1),
            "a" or "p" when scan.Has(at + 1, ".", "m") => (scan[at].Word + "m", scan.Past(at + 3, ".")),
            "o'clock" or "oclock" => ("", at + 1),
            _ => ("", at),
        };
        return half.Length > 0 && time.Hour <= 12
            ? new ClockFace(
                new ClockWish(new LocalTime((time.Hour % 12) + (half == "pm" ? 12 : 0), time.Minute), Exact: true),
                next,
                IsSaid: true
            )
            : new ClockFace(new ClockWish(time, exact), next, IsSaid: true);
    }

    private static int? Hour(Scan scan, int at) => scan[at].IsNumber ? Hour(scan, at, scan[at].Word) : null;

    private static int? Hour(Scan scan, int at, string figures) =>
        figures.Length <= 2 && int.TryParse(figures, out var hour) && hour <= 24 && !IsPartOfMore(scan, at) ? hour : null;

    // "B12", "1.5", "$8", "#3".
    private static bool IsPartOfMore(Scan scan, int at) =>
        scan[at].Glued && (scan[at - 1].IsWord || scan[at - 1].Word is "." or "," or "/" or "$" or "€" or "£" or "#" or ":");

    private static int? Minute(string figures) =>
        figures.Length == 2 && int.TryParse(figures, out var minute) && minute < 60 ? minute : null;
}
