namespace Remindly.Core.Calendars.Recurrence;

/// <summary>A rule's parts by name, each said once; nothing is known yet of what they mean.</summary>
internal sealed class RuleParts
{
    private static readonly HashSet<string> Known =
    [
        "FREQ",
        "INTERVAL",
        "COUNT",
        "UNTIL",
        "BYSECOND",
        "BYMINUTE",
        "BYHOUR",
        "BYDAY",
        "BYMONTHDAY",
        "BYYEARDAY",
        "BYWEEKNO",
        "BYMONTH",
        "BYSETPOS",
        "WKST",
    ];

    private readonly Dictionary<string, string> values = [];

    private RuleParts() { }

    public string? this[string name] => values.GetValueOrDefault(name);

    public static RuleParts? Split(string text, out string? problem)
    {
        var parts = new RuleParts();
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            problem = parts.Add(part);
            if (problem is not null)
            {
                return null;
            }
        }

        problem = null;
        return parts;
    }

    private string? Add(string part)
    {
        var at = part.IndexOf('=', StringComparison.Ordinal);
        if (at < 0)
        {
            return $"\"{Excerpt.Of(part)}\" is not a part of a rule: parts look like FREQ=DAILY.";
        }

        var name = part[..at].TrimEnd().ToUpperInvariant();
        if (!Known.Contains(name))
        {
            return $"There is no rule part called \"{Excerpt.Of(name)}\".";
        }

        return values.TryAdd(name, part[(at + 1)..].TrimStart()) ? null : $"The rule says {name} twice.";
    }
}
