namespace Remindly.Core.Tasks.QuickAdd;

/// <summary>
/// Reads one line of plain words: "eye drops tomorrow 8am every day until 12 March @ben". Pure. Every piece is used once; what is not
/// understood, and what comes a second time, stays in the title.
/// </summary>
public static class QuickAddParser
{
    /// <summary>Longer texts are not looked into: all of one is the title.</summary>
    public const int Longest = 1_000;

    public static QuickAddReading Read(string text, QuickAddContext context)
    {
        var tokens = text.Length <= Longest ? Token.Of(text) : [];
        var first = Pieces(text, tokens, context, repeats: false);
        var repeats = first.Any(piece => piece.Find.Meaning is Meaning.Repeat);
        var pieces = repeats ? Pieces(text, tokens, context, repeats) : first;
        return new QuickAddAnswer(text, tokens, pieces, context).Reading();
    }

    private static List<FoundPiece> Pieces(string text, List<Token> tokens, QuickAddContext context, bool repeats)
    {
        var scan = new Scan(text, tokens, context) { Repeats = repeats };
        var senior = PeopleWords.SeniorIn(scan) ?? QuickAddAnswer.SeniorOf(context);
        HashSet<QuickAddPart> taken = [];
        List<FoundPiece> pieces = [];
        for (var at = 0; at < tokens.Count; )
        {
            if (Best(scan, at, senior) is not { } find || !taken.Add(PartOf(find.Meaning)))
            {
                at++;
                continue;
            }

            pieces.Add(new FoundPiece(PartOf(find.Meaning), at, find));
            scan.Last = (find.Meaning, find.Next);
            at = find.Next;
        }

        return pieces;
    }

    // The longest wins, and of equally long ones the first.
    private static Find? Best(Scan scan, int at, QuickAddSenior? senior)
    {
        ReadOnlySpan<Find?> finds =
        [
            RepeatWords.Read(scan, at),
            EndWords.Read(scan, at),
            DayWords.Read(scan, at),
            ClockWords.Read(scan, at),
            PartWords.Read(scan, at),
            LengthWords.Read(scan, at),
            PeopleWords.Assignee(scan, at, senior),
            PeopleWords.For(scan, at),
            HintWords.Importance(scan, at),
            HintWords.Place(scan, at),
            HintWords.Kind(scan, at),
        ];
        Find? best = null;
        foreach (var find in finds)
        {
            best = find?.Next > (best?.Next ?? at) ? find : best;
        }

        return best;
    }

    private static QuickAddPart PartOf(Meaning meaning) =>
        meaning switch
        {
            Meaning.Day => QuickAddPart.Day,
            Meaning.Moment or Meaning.Clock => QuickAddPart.Time,
            Meaning.Part => QuickAddPart.DayPart,
            Meaning.Length => QuickAddPart.Duration,
            Meaning.Repeat => QuickAddPart.Repeat,
            Meaning.End => QuickAddPart.End,
            Meaning.Assignee => QuickAddPart.Assignee,
            Meaning.For => QuickAddPart.Senior,
            Meaning.Importance => QuickAddPart.Priority,
            Meaning.Place => QuickAddPart.Location,
            _ => QuickAddPart.Type,
        };
}

/// <summary>A piece and the token where it begins.</summary>
internal sealed record FoundPiece(QuickAddPart Part, int At, Find Find);
