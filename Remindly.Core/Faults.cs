namespace Remindly.Core;

/// <summary>Collects what is wrong with what was sent, by field as the HTTP contract names it.</summary>
public sealed class Faults
{
    private readonly Dictionary<string, List<string>> messages = new(StringComparer.Ordinal);

    public bool Any => messages.Count > 0;

    public void Add(string field, string message)
    {
        if (!messages.TryGetValue(field, out var list))
        {
            messages[field] = list = [];
        }

        list.Add(message);
    }

    public Outcome<T>.Refused Refuse<T>() => new(messages.ToDictionary(entry => entry.Key, entry => entry.Value.ToArray()));
}
