using System.Text;

namespace Remindly.Core.Calendars;

/// <summary>Text as iCalendar writes it (RFC 5545 3.3.11).</summary>
public static class TextValue
{
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var letter in text.ReplaceLineEndings("\n"))
        {
            switch (letter)
            {
                case '\n':
                    escaped.Append("\\n");
                    break;
                case '\\' or ';' or ',':
                    escaped.Append('\\').Append(letter);
                    break;
                default:
                    escaped.Append(char.IsControl(letter) && letter != '\t' ? "" : letter.ToString());
                    break;
            }
        }

        return escaped.ToString();
    }

    /// <summary>What the text means; an escape that nobody knows stands for the character itself.</summary>
    public static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var meant = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var escape = text[at] == '\\' && at + 1 < text.Length;
            at += escape ? 1 : 0;
            meant.Append(escape && text[at] is ('n' or 'N') ? '\n' : text[at]);
        }

        return meant.ToString();
    }
}
