namespace Remindly.Core;

/// <summary>One field of a partial change: left out it stays as it is, set it becomes the value, which may be null.</summary>
public readonly record struct Patch<T>
{
    private Patch(T value)
    {
        IsSet = true;
        Value = value;
    }

    public bool IsSet { get; }

    /// <summary>Only meaningful when <see cref="IsSet"/>.</summary>
    public T? Value { get; }

    /// <summary>What the field is afterwards.</summary>
    public T? Or(T? current) => IsSet ? Value : current;

    public static implicit operator Patch<T>(T value) => new(value);
}
