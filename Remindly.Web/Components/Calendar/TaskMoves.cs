using System.Globalization;
using Remindly.Core;
using Remindly.Core.Tasks;
using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Calendar;

/// <summary>Moves a task to another time, by whatever means a person chose, with a way back. Carried out even when they go elsewhere.</summary>
public sealed class TaskMoves(TaskService tasks, Snackbars snackbars, TimeProvider clock)
{
    /// <summary>Whether its time is ours to change. All-day tasks are changed on their own page.</summary>
    public static bool MayMove(TaskSummary task) =>
        task is { MayChange: true, IsOpen: true, IsManaged: false, ScheduledAt: not null, AllDayOn: null };

    /// <summary>What somebody is told who tries to move what a provider manages.</summary>
    public static string Elsewhere(TaskSummary task, string? provider) =>
        $"{provider ?? "Where it was booked,"} keeps the time of {task.Title}. Change it there; Remindly follows.";

    /// <param name="changed">Shows what is so now.</param>
    public async Task<Outcome<TaskSummary>> MoveAsync(Guid userId, TaskSummary task, DateTimeOffset to, Func<Task> changed)
    {
        var moved = await SetAsync(userId, task, to);
        if (moved.Value is { } now)
        {
            await changed();
            var when = Times.Words(to, clock.GetUtcNow(), task.SeniorTimeZone, CultureInfo.CurrentCulture);
            snackbars.Say($"Moved: {task.Title}, now {when}.", () => UndoAsync(userId, now, task.ScheduledAt, changed));
        }

        return moved;
    }

    private async Task UndoAsync(Guid userId, TaskSummary moved, DateTimeOffset? back, Func<Task> changed)
    {
        var undone = await SetAsync(userId, moved, back);
        await changed();
        snackbars.Say(undone.Problem ?? "Moved back.");
    }

    private Task<Outcome<TaskSummary>> SetAsync(Guid userId, TaskSummary task, DateTimeOffset? at) =>
        tasks.ChangeAsync(userId, task.Id, new TaskChange { ScheduledAt = at, Version = task.Version }, CancellationToken.None);
}
