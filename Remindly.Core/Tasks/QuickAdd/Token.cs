namespace Remindly.Core.Tasks.QuickAdd;

/// <summary>A word, a number or one other sign of the text, with where it stands.</summary>
/// <param name="Word">In lower case, with plain apostrophes; for comparing.</param>
/// <param name="Glued">Nothing stands between it and the token before.</param>
internal readonly record struct Token(int Start, int End, string Word, bool Glued)
{
    public bool IsNumber => char.IsAsciiDigit(Word[0]);

    public bool IsWord => !IsNumber && IsInWord(Word[0]);

    public static List<Token> Of(string text)
    {
        List<Token> tokens = [];
        for (var at = 0; at < text.Length; )
        {
            if (IsBlank(text[at]))
            {
                at++;
                continue;
            }

            var end = EndOf(text, at);
            var word = text[at..end].ToLowerInvariant().Replace('’', '\'');
            tokens.Add(new Token(at, end, word, tokens.Count > 0 && tokens[^1].End == at));
            at = end;
        }

        return tokens;
    }

    private static int EndOf(string text, int start)
    {
        var end = start + 1;
        if (char.IsAsciiDigit(text[start]))
        {
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }
        }
        else if (IsInWord(text[start]))
        {
            while (end < text.Length && (IsInWord(text[end]) || IsApostropheInside(text, end)))
            {
                end++;
            }
        }

        return end;
    }

    private static bool IsApostropheInside(string text, int at) =>
        text[at] is '\'' or '’' && at + 1 < text.Length && IsInWord(text[at + 1]);

    // Accents that stand apart from their letter, and letters that take two characters, are of the word.
    private static bool IsInWord(char sign) =>
        char.IsLetter(sign)
        || char.IsSurrogate(sign)
        || char.GetUnicodeCategory(sign)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static bool IsBlank(char sign) => char.IsWhiteSpace(sign) || char.IsControl(sign);
}
