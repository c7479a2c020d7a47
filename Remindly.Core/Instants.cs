namespace Remindly.Core;

/// <summary>Instants as the store keeps them: UTC, whole microseconds, in years a person's life can touch.</summary>
public static class Instants
{
    public const int FirstYear = 1900;

    public const int LastYear = 2200;

    /// <summary>Now, so that what is answered today equals what is read tomorrow.</summary>
    public static DateTimeOffset Now(this TimeProvider clock) => Of(clock.GetUtcNow());

    public static DateTimeOffset Of(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    public static bool InRange(DateTimeOffset instant) => instant.UtcDateTime.Year is >= FirstYear and <= LastYear;
}
