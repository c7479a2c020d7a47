using Microsoft.AspNetCore.Components;
using Remindly.Core;
using Remindly.Core.Tasks;
using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Tasks;

/// <summary>What a tap does to a task: at once, with a way back at the foot of the page. Carried out even when the person goes elsewhere.</summary>
public sealed class TaskActs(TaskService tasks, Snackbars snackbars)
{
    /// <summary>Done, or open again.</summary>
    public Task ToggleAsync(Guid userId, TaskSummary task, EventCallback<TaskSummary> changed)
    {
        Task<Outcome<TaskSummary>> Complete() => tasks.CompleteAsync(userId, task.Id, CancellationToken.None);
        Task<Outcome<TaskSummary>> Reopen() => tasks.ReopenAsync(userId, task.Id, CancellationToken.None);
        return task.Status == CareTaskStatus.Completed
            ? DoAsync(Reopen, $"Open again: {task.Title}.", Complete, changed)
            : DoAsync(Complete, $"Done: {task.Title}.", Reopen, changed);
    }

    public Task ClaimAsync(Guid userId, TaskSummary task, EventCallback<TaskSummary> changed) =>
        DoAsync(
            () => tasks.ClaimAsync(userId, task.Id, CancellationToken.None),
            $"Yours now: {task.Title}.",
            () => tasks.AssignAsync(userId, task.Id, null, CancellationToken.None),
            changed
        );

    /// <summary>Given to somebody, or to nobody; back to whoever had it before.</summary>
    /// <param name="whom">What that person is called here; null for nobody.</param>
    public Task AssignAsync(Guid userId, TaskSummary task, Guid? to, string? whom, EventCallback<TaskSummary> changed) =>
        DoAsync(
            () => tasks.AssignAsync(userId, task.Id, to, CancellationToken.None),
            whom is null ? $"Nobody's for now: {task.Title}." : $"Given to {whom}: {task.Title}.",
            () => tasks.AssignAsync(userId, task.Id, task.AssignedTo, CancellationToken.None),
            changed
        );

    private async Task DoAsync(
        Func<Task<Outcome<TaskSummary>>> act,
        string done,
        Func<Task<Outcome<TaskSummary>>> back,
        EventCallback<TaskSummary> changed
    )
    {
        if (await TryAsync(act, changed))
        {
            snackbars.Say(
                done,
                async () =>
                {
                    if (await TryAsync(back, changed))
                    {
                        snackbars.Say("Taken back.");
                    }
                }
            );
        }
    }

    private async Task<bool> TryAsync(Func<Task<Outcome<TaskSummary>>> act, EventCallback<TaskSummary> changed)
    {
        var outcome = await act();
        if (outcome.Value is not { } task)
        {
            snackbars.Say(outcome.Problem!);
            return false;
        }

        await changed.InvokeAsync(task);
        return true;
    }
}
