namespace Remindly.Core.Tasks.QuickAdd;

/// <summary>Recognises how much it matters ("urgent", "!"), where it is ("at the pharmacy") and of what kind ("eye drops").</summary>
internal static class HintWords
{
    public static Find? Importance(Scan scan, int at)
    {
        if (scan.Has(at, "!"))
        {
            var end = at;
            while (scan.Has(end, "!"))
            {
                end++;
            }

            return new Find(end, new Meaning.Importance(end > at + 1 ? CareTaskPriority.Urgent : CareTaskPriority.High));
        }

        if (scan[at].Word is ("high" or "low") && scan.Has(at + 1, "priority"))
        {
            return new Find(at + 2, new Meaning.Importance(scan.Has(at, "high") ? CareTaskPriority.High : CareTaskPriority.Low));
        }

        var important = scan.Has(at, "important");
        if (!important && !Vocabulary.Urgent.Contains(scan[at].Word) || scan.Has(at + 1, "care"))
        {
            return null;
        }

        // "Urgent: call" says it apart; in "the important letters" it belongs to what is to be done.
        var apart = scan.Has(at + 1, ":");
        var stays = !apart && !scan.IsBoundary(at + 1);
        return new Find(
            apart ? at + 2 : at + 1,
            new Meaning.Importance(important ? CareTaskPriority.High : CareTaskPriority.Urgent),
            stays
        );
    }

    public static Find? Place(Scan scan, int at)
    {
        const int Longest = 4;
        if (!scan.Has(at, "at"))
        {
            return null;
        }

        for (var word = at + 1; word <= at + 1 + Longest; word++)
        {
            if (!scan[word].IsWord || Vocabulary.NotInPlaces.Contains(scan[word].Word))
            {
                return null;
            }

            if (Vocabulary.Places.Contains(scan[word].Word) && !Vocabulary.Places.Contains(scan[word + 1].Word))
            {
                return new Find(word + 1, new Meaning.Place(scan.Words(scan.Past(scan.Past(at + 1, "the"), "a"), word + 1)));
            }
        }

        return null;
    }

    public static Find? Kind(Scan scan, int at)
    {
        foreach (var (type, signs) in Vocabulary.Kinds)
        {
            if (signs.FirstOrDefault(sign => scan.Has(at, sign)) is { } words)
            {
                return new Find(at + words.Length, new Meaning.Kind(type), Stays: true);
            }
        }

        return null;
    }
}
