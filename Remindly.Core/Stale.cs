namespace Remindly.Core;

/// <summary>The conflicts that any resource with a version can have.</summary>
public static class Stale
{
    public const string Code = "stale_version";

    public static Outcome<T>.Conflict Version<T>() =>
        new(Code, "Somebody changed this since you opened it. Look at it again, then repeat your change.");
}
