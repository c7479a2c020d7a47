namespace Remindly.Core.Calendars;

/// <summary>How much of a calendar is read and worked out. Whatever goes beyond is refused, not cut off.</summary>
public sealed record CalendarLimits
{
    public static CalendarLimits Default { get; } = new();

    /// <summary>The whole stream.</summary>
    public long Bytes { get; init; } = 20_000_000;

    /// <summary>One line, put together from its folds.</summary>
    public int LineBytes { get; init; } = 1_000_000;

    /// <summary>As they stand in the stream, folded.</summary>
    public int Lines { get; init; } = 1_000_000;

    /// <summary>Events, time zones, alarms and the like, in all.</summary>
    public int Components { get; init; } = 50_000;

    /// <summary>Of one component.</summary>
    public int Properties { get; init; } = 2_000;

    /// <summary>Components within components.</summary>
    public int Nesting { get; init; } = 8;

    /// <summary>In the window, of all events.</summary>
    public int Occurrences { get; init; } = 50_000;

    /// <summary>In the window, of one event; an event with more is left out and named.</summary>
    public int OccurrencesOfOne { get; init; } = 5_000;

    /// <summary>Periods and times looked at for all events.</summary>
    public int Steps { get; init; } = 2_000_000;

    /// <summary>Periods and times looked at for one event; an event that needs more is left out and named.</summary>
    public int StepsOfOne { get; init; } = 500_000;
}
