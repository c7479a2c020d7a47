namespace Remindly.Core.Tasks.QuickAdd;

/// <summary>The tokens of one text, looked at from left to right. Beyond the end stands an empty word, which is nothing's name.</summary>
internal sealed class Scan(string text, IReadOnlyList<Token> tokens, QuickAddContext context)
{
    private static readonly Token Nothing = new(0, 0, "\0", false);

    public QuickAddContext Context { get; } = context;

    public int Count => tokens.Count;

    /// <summary>What the last piece meant, and the token behind it.</summary>
    public (Meaning? Meaning, int Next) Last { get; set; }

    /// <summary>Whether an end ("until Friday", "5 times") has something to end.</summary>
    public bool Repeats { get; init; }

    public Token this[int at] => at >= 0 && at < tokens.Count ? tokens[at] : Nothing;

    public bool IsEnd(int at) => at >= tokens.Count;

    /// <summary>A piece ended right before this token.</summary>
    public bool Follows<T>(int at)
        where T : Meaning => Last.Next == at && Last.Meaning is T;

    /// <summary>Whether these words stand here, one after the other.</summary>
    public bool Has(int at, params ReadOnlySpan<string> words)
    {
        for (var each = 0; each < words.Length; each++)
        {
            if (this[at + each].Word != words[each])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The place behind one of these words, or this place where none stands.</summary>
    public int Past(int at, HashSet<string> words) => words.Contains(this[at].Word) ? at + 1 : at;

    /// <summary>The place behind this word, or this place where it does not stand.</summary>
    public int Past(int at, string word) => this[at].Word == word ? at + 1 : at;

    public int? Number(int at) =>
        this[at].IsNumber && int.TryParse(this[at].Word, out var number) ? number
        : Vocabulary.Numbers.TryGetValue(this[at].Word, out var named) ? named
        : null;

    /// <summary>"2nd", "second", "last"; the place behind it.</summary>
    public (int Value, int Next)? Ordinal(int at)
    {
        if (Vocabulary.Ordinals.TryGetValue(this[at].Word, out var named))
        {
            return (named, at + 1);
        }

        var ends = this[at + 1].Glued && Vocabulary.OrdinalEndings.Contains(this[at + 1].Word);
        return this[at].IsNumber && ends && int.TryParse(this[at].Word, out var number) ? (number, at + 2) : null;
    }

    /// <summary>Whether a piece may end before this token: nothing follows, a sign, or what begins another piece.</summary>
    public bool IsBoundary(int at)
    {
        var token = this[at];
        return IsEnd(at)
            || (!token.IsWord && !(token.Glued && token.Word is "/" or ":" or "."))
            || Vocabulary.Connectors.Contains(token.Word)
            || Vocabulary.Tomorrow.Contains(token.Word)
            || Vocabulary.Weekdays.ContainsKey(token.Word)
            || Vocabulary.DayParts.ContainsKey(token.Word);
    }

    /// <summary>The text of these tokens as it was typed.</summary>
    public string Words(int from, int to) => from >= to ? "" : text[tokens[from].Start..tokens[to - 1].End];
}
