namespace Remindly.Core.Tasks.QuickAdd;

/// <summary>Recognises who does it ("@ben", "for Ben to do", "Ben takes it") and whom it is for ("for Rosa", "Rosa: ...").</summary>
internal static class PeopleWords
{
    /// <summary>Whom the text names, wherever it does.</summary>
    public static QuickAddSenior? SeniorIn(Scan scan) =>
        Enumerable
            .Range(0, scan.Count)
            .Select(at => For(scan, at))
            .OfType<Find>()
            .OrderBy(find => find.Stays)
            .Select(Senior)
            .FirstOrDefault();

    public static Find? For(Scan scan, int at)
    {
        var seniors = scan.Context.Seniors;
        if (scan.Has(at, "for") && One(scan, at + 1, seniors, each => each.Names) is var (senior, next))
        {
            return new Find(next, new Meaning.For(senior));
        }

        if (One(scan, at, seniors, each => each.Names) is not var (named, end))
        {
            return null;
        }

        return at == 0 && scan.Has(end, ":")
            ? new Find(end + 1, new Meaning.For(named))
            : new Find(end, new Meaning.For(named), Stays: true);
    }

    public static Find? Assignee(Scan scan, int at, QuickAddSenior? senior)
    {
        var people = senior?.People ?? [];
        var me = people.FirstOrDefault(person => person.Id == scan.Context.Me);
        if (me is not null && Ending(scan, at, Vocabulary.TakenByMe) is { } taken)
        {
            return new Find(taken, new Meaning.Assignee(me));
        }

        var name =
            scan[at] is { Word: "@", Glued: false } && scan[at + 1].Glued ? at + 1
            : scan[at].Word is ("assign" or "assigned") && scan.Has(at + 1, "to") ? at + 2
            : scan.Past(at, "for");
        var person = me is not null && scan.Has(name, "me") ? (me, name + 1) : One(scan, name, people, each => [each.Name]);
        if (person is not var (found, next))
        {
            return null;
        }

        var end =
            scan.Has(at, "for") ? (scan.Has(next, "to", "do") ? next + 2 : null)
            : name > at ? next
            : Ending(scan, next, Vocabulary.Takes);
        return end is { } behind ? new Find(behind, new Meaning.Assignee(found)) : null;
    }

    private static QuickAddSenior Senior(Find find) => ((Meaning.For)find.Meaning).Senior;

    private static int? Ending(Scan scan, int at, string[][] endings) =>
        endings.FirstOrDefault(words => scan.Has(at, words)) is { } words ? at + words.Length : null;

    /// <summary>The one who is called so, by the longest name that stands here; null where nobody is, or several.</summary>
    private static (T Who, int Next)? One<T>(Scan scan, int at, IReadOnlyList<T> all, Func<T, IReadOnlyList<string>> names)
        where T : class
    {
        var found = all.Select(who => (Who: who, Next: names(who).Max(name => Called(scan, at, name))))
            .Where(each => each.Next > at)
            .ToList();
        var longest = found.Count == 0 ? at : found.Max(each => each.Next);
        var called = found.Where(each => each.Next == longest).ToList();
        return called.Count == 1 ? called[0] : null;
    }

    // The whole name, or its first part alone: "Rosa" of "Rosa Marino", "ana" of an address. "Rosa's" is Rosa.
    private static int Called(Scan scan, int at, string name)
    {
        var words = Token.Of(name).ConvertAll(token => token.Word);
        var whole = words.Count > 0 && words.Select((word, each) => Same(scan, at + each, word)).All(same => same);
        return whole ? at + words.Count
            : words.Count > 0 && Same(scan, at, words[0]) ? at + 1
            : at;
    }

    private static bool Same(Scan scan, int at, string word) => scan[at].Word == word || scan[at].Word == word + "'s";
}
