namespace Remindly.Core.Tasks.QuickAdd;

/// <summary>Recognises how long something takes ("for 30 min") and how soon it is ("in 2 hours").</summary>
internal static class LengthWords
{
    public static Find? Read(Scan scan, int at)
    {
        if (scan.Has(at, "in") && Minutes(scan, at + 1) is { } soon)
        {
            return new Find(soon.Next, new Meaning.Moment(soon.Minutes));
        }

        return scan.Has(at, "for") && Minutes(scan, at + 1) is { } length && length.Minutes <= TaskLimits.Duration
            ? new Find(length.Next, new Meaning.Length(length.Minutes))
            : null;
    }

    private static (int Minutes, int Next)? Minutes(Scan scan, int at)
    {
        if (scan.Has(at, "half", "an", "hour") || scan.Has(at, "half", "a", "hour"))
        {
            return (30, at + 3);
        }

        if (scan.Has(at, "an", "hour", "and", "a", "half"))
        {
            return (90, at + 5);
        }

        const int Most = 100_000;
        var tenths = Tenths(scan, at);
        var unit = at + (tenths is null ? 1 : 3);
        if (
            scan.Number(at) is not (>= 0 and <= Most and var number)
            || !Vocabulary.ClockUnits.TryGetValue(scan[unit].Word, out var minutes)
        )
        {
            return null;
        }

        var sum = (number * minutes) + ((tenths ?? 0) * minutes / 10);
        return sum == 0 ? null
            : minutes == 60 && tenths is null ? WithMinutes(scan, unit + 1, sum)
            : (sum, unit + 1);
    }

    // "1 hour 30 minutes", "1h30".
    private static (int Minutes, int Next) WithMinutes(Scan scan, int at, int sum)
    {
        var more = scan.Past(at, "and");
        if (scan[more].IsNumber && scan.Number(more) is < 60 and var minutes)
        {
            if (Vocabulary.ClockUnits.TryGetValue(scan[more + 1].Word, out var unit) && unit == 1)
            {
                return (sum + minutes, more + 2);
            }

            if (scan[more].Glued && more == at)
            {
                return (sum + minutes, more + 1);
            }
        }

        return (sum, at);
    }

    private static int? Tenths(Scan scan, int at) =>
        scan[at + 1] is { Glued: true, Word: "." or "," } && scan[at + 2] is { Glued: true, IsNumber: true, Word.Length: 1 }
            ? scan.Number(at + 2)
            : null;
}
