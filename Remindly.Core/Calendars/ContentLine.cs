namespace Remindly.Core.Calendars;

/// <summary>One property of a component (RFC 5545 3.1): its name in capitals, its parameters, and its value as it is written.</summary>
public sealed record ContentLine(string Name, IReadOnlyList<PropertyParameter> Parameters, string Value)
{
    /// <summary>The value as text, its escapes resolved.</summary>
    public string Text => TextValue.Unescape(Value);

    /// <summary>A property without parameters whose value is text.</summary>
    public static ContentLine OfText(string name, string text) => new(name, [], TextValue.Escape(text));

    /// <summary>The first value of a parameter, or null.</summary>
    public string? Parameter(string name)
    {
        foreach (var parameter in Parameters)
        {
            if (parameter.Name == name)
            {
                return parameter.Values.Count > 0 ? parameter.Values[0] : null;
            }
        }

        return null;
    }

    /// <summary>Reads a line; null when it is none, such as the rest of a text that somebody forgot to escape.</summary>
    public static ContentLine? Parse(string line) => new ContentLineParser(line).Parse();
}
