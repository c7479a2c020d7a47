using Remindly.Core.Care;
using Remindly.Core.Tasks;

namespace Remindly.Web.Demo;

/// <summary>A few things a family would have written down itself, around today.</summary>
internal sealed class DemoTasks(TaskService tasks, TimeProvider clock)
{
    private static readonly DemoTask[] All =
    [
        new("Eye drops, both eyes", CareTaskType.Medication, CareTaskPriority.High, 0, new TimeOnly(20, 0), 5, false),
        new("Pick up the prescription", CareTaskType.Errand, CareTaskPriority.High, -1, new TimeOnly(16, 0), 30, true),
        new("Drive to physiotherapy", CareTaskType.Transportation, CareTaskPriority.Medium, 1, new TimeOnly(9, 0), 45, false),
        new("Lunch with the neighbours", CareTaskType.Activity, CareTaskPriority.Low, 2, new TimeOnly(12, 30), 90, false),
        new("Change the bed linen", CareTaskType.Household, CareTaskPriority.Low, 4, new TimeOnly(11, 0), 30, true),
        new("Call the insurance about the new glasses", CareTaskType.Other, CareTaskPriority.Medium, null, default, null, false),
    ];

    public async Task AddAsync(Guid userId, SeniorSummary senior, CancellationToken cancellationToken)
    {
        var today = Zones.DateOf(clock.GetUtcNow(), senior.TimeZone);
        foreach (var task in All)
        {
            var change = new TaskChange
            {
                Title = task.Title,
                Type = task.Type,
                Priority = task.Priority,
                ScheduledAt = task.Day is { } day ? Zones.InstantOf(today.AddDays(day).ToDateTime(task.At), senior.TimeZone) : null,
                DurationMinutes = task.Minutes,
                AssignedTo = task.Mine ? userId : (Guid?)null,
            };
            await tasks.CreateAsync(userId, senior.Id, change, cancellationToken);
        }
    }

    /// <param name="Day">Counted from today in the senior's zone; null for open-ended.</param>
    private sealed record DemoTask(
        string Title,
        CareTaskType Type,
        CareTaskPriority Priority,
        int? Day,
        TimeOnly At,
        int? Minutes,
        bool Mine
    );
}
