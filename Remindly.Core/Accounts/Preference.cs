namespace Remindly.Core.Accounts;

/// <summary>One thing a caregiver likes to have their way, such as the size of text or the filters of a list.</summary>
public sealed class Preference
{
    public const int LongestKey = 60;
    public const int LongestValue = 2000;

    private Preference() { }

    public Preference(Guid userId, string key, string value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, LongestKey, nameof(key));
        UserId = userId;
        Key = key;
        Set(value);
    }

    public Guid UserId { get; private set; }

    public string Key { get; private set; } = "";

    public string Value { get; private set; } = "";

    /// <exception cref="ArgumentOutOfRangeException">It is longer than <see cref="LongestValue"/>.</exception>
    public void Set(string value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Length, LongestValue, nameof(value));
        Value = value;
    }
}
