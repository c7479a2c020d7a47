using System.Text;

namespace Remindly.Core.Tasks.QuickAdd;

/// <summary>What is left of the text when the pieces are taken out, without the signs that only parted them.</summary>
internal static class QuickAddTitle
{
    private const string Parting = ",;:.-–—·()[]/&+|";

    public static string Of(string text, IReadOnlyList<QuickAddPiece> pieces)
    {
        List<string> kept = [];
        var from = 0;
        foreach (var piece in pieces.Where(piece => !piece.StaysInTitle))
        {
            kept.Add(Kept(text[from..piece.Start], afterPiece: from > 0, beforePiece: true));
            from = piece.Start + piece.Length;
        }

        kept.Add(Kept(text[from..], afterPiece: from > 0, beforePiece: false));
        return string.Join(' ', kept.Where(part => part.Length > 0));
    }

    private static string Kept(string part, bool afterPiece, bool beforePiece)
    {
        var line = OneLine(part);
        if (!line.Any(char.IsLetterOrDigit) && line.All(sign => sign == ' ' || Parting.Contains(sign, StringComparison.Ordinal)))
        {
            return afterPiece || beforePiece ? "" : line;
        }

        line = afterPiece ? TrimParting(line, start: true) : line;
        return (beforePiece ? TrimParting(line, start: false) : line).Trim();
    }

    // A bracket stays where its other half does: "cream (the blue one)".
    private static string TrimParting(string line, bool start)
    {
        var trimmed = start ? line.TrimStart(',', ';', ' ', '-', '–', '·', '|') : line.TrimEnd(',', ';', ' ', '-', '–', '·', '|', ':');
        return (start, trimmed) switch
        {
            (true, [')', ..]) => trimmed[1..],
            (false, [.., '(']) => trimmed[..^1],
            _ => trimmed,
        };
    }

    private static string OneLine(string part)
    {
        var line = new StringBuilder(part.Length);
        foreach (var sign in part)
        {
            var blank = char.IsWhiteSpace(sign) || char.IsControl(sign);
            if (!blank || line.Length == 0 || line[^1] != ' ')
            {
                line.Append(blank ? ' ' : sign);
            }
        }

        return line.ToString().Trim();
    }
}
