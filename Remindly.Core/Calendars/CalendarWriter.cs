using System.Text;

namespace Remindly.Core.Calendars;

/// <summary>Writes iCalendar: lines of at most 75 octets, folded between characters (RFC 5545 3.1).</summary>
public static class CalendarWriter
{
    private const int MostOctets = 75;

    public static string Write(Component component)
    {
        var text = new StringBuilder();
        Write(component, text);
        return text.ToString();
    }

    private static void Write(Component component, StringBuilder text)
    {
        Fold($"BEGIN:{component.Name}", text);
        foreach (var property in component.Properties)
        {
            Fold(Line(property), text);
        }

        foreach (var inner in component.Components)
        {
            Write(inner, text);
        }

        Fold($"END:{component.Name}", text);
    }

    private static string Line(ContentLine property)
    {
        var line = new StringBuilder(property.Name);
        foreach (var parameter in property.Parameters)
        {
            line.Append(';').Append(parameter.Name).Append('=').AppendJoin(',', parameter.Values.Select(ParameterText.Encode));
        }

        // A raw end of line would begin a property of its own.
        return line.Append(':').Append([.. property.Value.Where(letter => !char.IsControl(letter) || letter == '\t')]).ToString();
    }

    private static void Fold(string line, StringBuilder text)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
