using System.Globalization;
using Remindly.Core.Care;
using Remindly.Core.Tasks;

namespace Remindly.Web.Components.Tasks;

/// <summary>Where a task stands in a list grouped by day.</summary>
public enum TaskSection
{
    Overdue,

    /// <summary>Before today and not open any more.</summary>
    Earlier,
    Today,
    Tomorrow,
    ThisWeek,
    Later,
    AnyTime,
}

/// <summary>Tasks of one day, or of a section that has none.</summary>
/// <param name="Day">Null where the section says it: overdue, today, tomorrow, any time.</param>
public sealed record TaskDay(TaskSection Section, DateOnly? Day, IReadOnlyList<TaskSummary> Tasks);

/// <summary>Groups tasks by the day they are due, each in its senior's zone. Pure: now is handed in.</summary>
internal static class TaskDays
{
    private const int Week = 7;

    /// <summary>In the order the tasks come.</summary>
    public static IReadOnlyList<TaskDay> Group(IEnumerable<TaskSummary> tasks, DateTimeOffset now) =>
        [.. tasks.GroupBy(task => Place(task, now)).Select(group => new TaskDay(group.Key.Section, group.Key.Day, [.. group]))];

    /// <summary>Open, and its end, or its start where nobody said how long it takes, is past.</summary>
    public static bool IsOverdue(TaskSummary task, DateTimeOffset now) =>
        task is { IsOpen: true, ScheduledAt: { } at }
        && (task.AllDayOn is { } day ? day < Zones.DateOf(now, task.SeniorTimeZone) : at.AddMinutes(task.DurationMinutes ?? 0) < now);

    public static string Words(TaskSection section) =>
        section switch
        {
            TaskSection.Overdue => "Overdue",
            TaskSection.Earlier => "Earlier",
            TaskSection.Today => "Today",
            TaskSection.Tomorrow => "Tomorrow",
            TaskSection.ThisWeek => "This week",
            TaskSection.Later => "Later",
            _ => "Any time",
        };

    /// <summary>"Wednesday 2 December", in the order the reader's language has it; another year is named.</summary>
    public static string Words(DateOnly day, int year, CultureInfo culture)
    {
        var monthFirst = culture.DateTimeFormat.MonthDayPattern.StartsWith('M');
        var named = day.ToString(monthFirst ? "dddd, MMMM d" : "dddd d MMMM", culture);
        var separator = monthFirst ? ", " : " ";
        return day.Year == year ? named : $"{named}{separator}{day.Year.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>The section and the day that a task stands under.</summary>
    public static (TaskSection Section, DateOnly? Day) Place(TaskSummary task, DateTimeOffset now)
    {
        if (task.ScheduledAt is not { } at)
        {
            return (TaskSection.AnyTime, null);
        }

        var day = task.AllDayOn ?? Zones.DateOf(at, task.SeniorTimeZone);
        return (day.DayNumber - Zones.DateOf(now, task.SeniorTimeZone).DayNumber) switch
        {
            < 0 when task.IsOpen => (TaskSection.Overdue, null),
            < 0 => (TaskSection.Earlier, day),
            0 => (TaskSection.Today, null),
            1 => (TaskSection.Tomorrow, null),
            < Week => (TaskSection.ThisWeek, day),
            _ => (TaskSection.Later, day),
        };
    }
}
