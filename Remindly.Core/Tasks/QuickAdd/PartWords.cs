namespace Remindly.Core.Tasks.QuickAdd;

/// <summary>Recognises stretches of the day: "tonight", "in the morning", and the "morning" of "tomorrow morning".</summary>
internal static class PartWords
{
    public static Find? Read(Scan scan, int at)
    {
        if (scan.Has(at, "tonight"))
        {
            return new Find(at + 1, new Meaning.Part(DayPart.Night, Today: true));
        }

        if (scan.Has(at, "at", "night"))
        {
            return new Find(at + 2, new Meaning.Part(DayPart.Night));
        }

        var (name, today) =
            scan.Has(at, "in", "the") ? (at + 2, false)
            : scan.Has(at, "this") ? (at + 1, true)
            : (at, false);
        var said = name > at || scan.Follows<Meaning.Day>(at) || scan.Follows<Meaning.Repeat>(at);
        return said && Vocabulary.DayParts.TryGetValue(scan[name].Word, out var part)
            ? new Find(name + 1, new Meaning.Part(part, today))
            : null;
    }
}
