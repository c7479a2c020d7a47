namespace Remindly.Core.Tasks.QuickAdd;

/// <summary>Recognises the end of a repeat: "until 12 March", "for 2 weeks", "5 times". Without a repeat these mean nothing.</summary>
internal static class EndWords
{
    public static Find? Read(Scan scan, int at) =>
        scan.Repeats ? OnDay(scan, at) ?? AfterTime(scan, at) ?? Times(scan, scan.Past(at, "for")) : null;

    private static Find? OnDay(Scan scan, int at)
    {
        var isEnd = Vocabulary.Until.Contains(scan[at].Word) || (scan.Has(at, "to") && scan.Follows<Meaning.Day>(at));
        var day = scan.Past(at + 1, "the");
        return isEnd && (DayWords.Day(scan, at + 1, led: true) ?? DayWords.Day(scan, day, led: true)) is { } found
            ? new Find(found.Next, new Meaning.End(On: found.Wish))
            : null;
    }

    private static Find? AfterTime(Scan scan, int at)
    {
        var count = scan.Has(at + 1, "the", "next") ? at + 3 : at + 1;
        return scan.Has(at, "for") && DayWords.Counted(scan, count) is { } found
            ? new Find(found.Next, new Meaning.End(After: (found.Wish.Number, found.Wish.Unit)))
            : null;
    }

    private static Find? Times(Scan scan, int at)
    {
        const int Most = 999;
        var isCount = scan.Has(at + 1, "times") || (scan.Has(at + 1, "x") && scan[at + 1].Glued);
        return isCount && scan.Number(at) is >= 1 and <= Most and var times && !Vocabulary.Per.Contains(scan[at + 2].Word)
            ? new Find(at + 2, new Meaning.End(Times: times))
            : null;
    }
}
