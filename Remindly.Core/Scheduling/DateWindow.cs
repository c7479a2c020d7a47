namespace Remindly.Core.Scheduling;

/// <summary>The instants a sync looks at, both ends included, in UTC; an appointment belongs to it by the instant it starts.</summary>
public readonly record struct DateWindow
{
    public DateWindow(DateTimeOffset from, DateTimeOffset to)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);
        From = from.ToUniversalTime();
        To = to.ToUniversalTime();
    }

    public DateTimeOffset From { get; }

    public DateTimeOffset To { get; }

    /// <summary>From <paramref name="daysBack"/> times 24 hours before now to <paramref name="daysAhead"/> times 24 hours after.</summary>
    public static DateWindow Around(DateTimeOffset now, int daysBack, int daysAhead) =>
        new(now - TimeSpan.FromHours(24 * daysBack), now + TimeSpan.FromHours(24 * daysAhead));

    public bool Contains(DateTimeOffset instant) => instant >= From && instant <= To;
}
