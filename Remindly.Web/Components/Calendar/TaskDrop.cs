using System.Globalization;
using Remindly.Core.Care;
using Remindly.Core.Tasks;

namespace Remindly.Web.Components.Calendar;

/// <summary>Where a task was let go of: on a day, or at a quarter of an hour in its column.</summary>
public sealed record TaskDrop(Guid TaskId, DateOnly Day, int? Quarter)
{
    /// <summary>Reads what the script wrote: id, date and, in a column, the quarter; null where it is nothing of the kind.</summary>
    public static TaskDrop? Read(string? text) =>
        text?.Split(' ') is [var id, var date, .. var rest]
        && Guid.TryParse(id, out var taskId)
        && CalendarAddress.ReadDate(date) is { } day
            ? new TaskDrop(
                taskId,
                day,
                int.TryParse(rest.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : null
            )
            : null;

    /// <summary>When the task is then, by its senior's clock; on another day at the same time of day. Null where it has no time.</summary>
    public DateTimeOffset? InstantFor(TaskSummary task, DayAxis axis)
    {
        if (task.ScheduledAt is not { } at || task.AllDayOn is not null)
        {
            return null;
        }

        var clock = Zones.Local(at, task.SeniorTimeZone);
        var time = Quarter is { } quarter ? axis.TimeAt(quarter) : TimeOnly.FromDateTime(clock.DateTime);
        var to = time is { } good ? Day.ToDateTime(good) : (DateTime?)null;
        return to == clock.DateTime ? at
            : to is { } wall ? Zones.InstantOf(wall, task.SeniorTimeZone)
            : null;
    }
}
