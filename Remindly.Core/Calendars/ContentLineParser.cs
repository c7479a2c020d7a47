namespace Remindly.Core.Calendars;

/// <summary>Takes a content line apart: <c>NAME;PARAMETER=value,"quoted: value":VALUE</c>.</summary>
internal sealed class ContentLineParser(string line)
{
    private int at;

    public ContentLine? Parse()
    {
        var name = Name();
        if (name.Length == 0)
        {
            return null;
        }

        List<PropertyParameter>? parameters = null;
        while (at < line.Length && line[at] == ';')
        {
            at++;
            if (Parameter() is not { } parameter)
            {
                return null;
            }

            (parameters ??= []).Add(parameter);
        }

        return at < line.Length && line[at] == ':' ? new ContentLine(name, parameters ?? [], line[(at + 1)..]) : null;
    }

    private PropertyParameter? Parameter()
    {
        var name = Name();
        if (name.Length == 0 || at >= line.Length)
        {
            return null;
        }

        // Older calendars write a parameter without a value.
        if (line[at] != '=')
        {
            return line[at] is ';' or ':' ? new PropertyParameter(name, []) : null;
        }

        var values = new List<string>();
        do
        {
            at++;
            values.Add(ParameterText.Decode(Value()));
        } while (at < line.Length && line[at] == ',');

        return new PropertyParameter(name, values);
    }

    private string Value()
    {
        if (at < line.Length && line[at] == '"' && line.IndexOf('"', at + 1) is > 0 and var end)
        {
            var quoted = line[(at + 1)..end];
            at = end + 1;
            return quoted;
        }

        return Take(line.AsSpan(at).IndexOfAny(',', ';', ':'));
    }

    private string Name()
    {
        var length = 0;
        while (at + length < line.Length && (char.IsAsciiLetterOrDigit(line[at + length]) || line[at + length] is '-' or '_'))
        {
            length++;
        }

        return Take(length).ToUpperInvariant();
    }

    private string Take(int length)
    {
        var taken = length < 0 ? line[at..] : line.Substring(at, length);
        at += taken.Length;
        return taken;
    }
}
