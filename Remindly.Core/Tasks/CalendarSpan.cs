namespace Remindly.Core.Tasks;

/// <summary>Which days are wanted, and how many tasks of each.</summary>
public sealed record CalendarRequest(DateOnly First, DateOnly Last, int MostPerDay)
{
    /// <summary>Six weeks hold any month, whatever day its weeks start with.</summary>
    public const int MostDays = 42;
}

/// <summary>The tasks of some days, one after the other.</summary>
/// <param name="Days">Every day that was asked for, empty ones included.</param>
/// <param name="IsWhole">False where there were more than <see cref="CalendarQueries.MostTasks"/>: then the counts are too low.</param>
public sealed record CalendarSpan(IReadOnlyList<CalendarDay> Days, bool IsWhole)
{
    public int Count => Days.Sum(day => day.Count);
}

/// <summary>One day. A task is on the day it starts on in its senior's zone.</summary>
/// <param name="Tasks">The first ones: all-day ones, then by time.</param>
/// <param name="Count">How many there are in all.</param>
public sealed record CalendarDay(DateOnly Date, IReadOnlyList<TaskSummary> Tasks, int Count)
{
    public int More => Count - Tasks.Count;
}
