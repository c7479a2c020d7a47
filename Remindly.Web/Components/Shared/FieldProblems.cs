using Remindly.Core;

namespace Remindly.Web.Components.Shared;

/// <summary>What is to be mended in a form, by field as the HTTP contract names it. The first such field takes the focus.</summary>
public sealed class FieldProblems
{
    private readonly Dictionary<string, string> messages = new(StringComparer.Ordinal);
    private bool focusIsFree;

    public bool Any => messages.Count > 0;

    /// <summary>The sentence beside a field; null where there is nothing to mend.</summary>
    public string? this[string field] => messages.GetValueOrDefault(field);

    public void Clear() => messages.Clear();

    public void Add(string field, string message)
    {
        messages[field] = message;
        focusIsFree = true;
    }

    /// <summary>Takes over what a service refused, in place of what was there.</summary>
    /// <param name="rename">From the service's name of a field to the form's.</param>
    public void Take<T>(Outcome<T>.Refused refused, Func<string, string>? rename = null)
    {
        Clear();
        foreach (var (field, texts) in refused.Errors)
        {
            Add(rename?.Invoke(field) ?? field, string.Join(' ', texts));
        }
    }

    /// <summary>True for the first field that asks and has something to mend.</summary>
    internal bool TakesFocus(string field)
    {
        var takes = focusIsFree && messages.ContainsKey(field);
        focusIsFree = focusIsFree && !takes;
        return takes;
    }
}
