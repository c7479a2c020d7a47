using Remindly.Core.Tasks;
using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Tasks;

/// <summary>What is done to all tasks that were chosen: at once, with a way back, and in words what could not be done.</summary>
public sealed class TaskBulkActs(TaskBulk bulk, Snackbars snackbars)
{
    /// <param name="given">Who gets them, and what that person is called here.</param>
    /// <param name="undone">Called when it was taken back, with the tasks as they were.</param>
    public async Task<TaskBulkResult> RunAsync(
        Guid userId,
        IReadOnlyCollection<TaskSummary> chosen,
        TaskBulkAction action,
        (Guid? To, string? Whom) given,
        Func<IReadOnlyCollection<TaskSummary>, Task> undone
    )
    {
        var outcome = await bulk.RunAsync(userId, [.. chosen.Select(task => task.Id)], action, given.To, CancellationToken.None);
        if (outcome.Value is not { } answer)
        {
            return new TaskBulkResult([], [outcome.Problem!]);
        }

        var done = chosen.Where(task => answer.Done.Contains(task.Id)).ToList();
        if (done.Count > 0)
        {
            snackbars.Say(Words(action, done.Count, given.Whom), () => UndoAsync(userId, done, action, undone));
        }

        return new TaskBulkResult(done, Refusals(chosen, answer.NotDone));
    }

    private async Task UndoAsync(
        Guid userId,
        IReadOnlyCollection<TaskSummary> done,
        TaskBulkAction action,
        Func<IReadOnlyCollection<TaskSummary>, Task> undone
    )
    {
        var refused = action switch
        {
            TaskBulkAction.Complete => await BackAsync(done.Where(task => task.IsOpen), TaskBulkAction.Reopen, null),
            TaskBulkAction.Delete => await BackAsync(done, TaskBulkAction.Restore, null),
            _ => await GiveBackAsync(),
        };
        snackbars.Say(refused == 0 ? "Taken back." : $"Taken back, but for {Count(refused)} that somebody changed meanwhile.");
        await undone(done);

        async Task<int> GiveBackAsync()
        {
            var left = 0;
            foreach (var had in done.GroupBy(task => task.AssignedTo))
            {
                left += await BackAsync(had, TaskBulkAction.Assign, had.Key);
            }

            return left;
        }

        async Task<int> BackAsync(IEnumerable<TaskSummary> tasks, TaskBulkAction back, Guid? to)
        {
            Guid[] ids = [.. tasks.Select(task => task.Id)];
            return ids.Length == 0
                ? 0
                : (await bulk.RunAsync(userId, ids, back, to, CancellationToken.None)).Value?.NotDone.Count ?? ids.Length;
        }
    }

    private static string Words(TaskBulkAction action, int count, string? whom) =>
        action switch
        {
            TaskBulkAction.Complete => $"Done: {Count(count)}.",
            TaskBulkAction.Delete => $"Deleted: {Count(count)}.",
            _ => whom is null ? $"Nobody's for now: {Count(count)}." : $"Given to {whom}: {Count(count)}.",
        };

    // One line for each reason, with the tasks it is about.
    private static List<string> Refusals(IEnumerable<TaskSummary> chosen, IReadOnlyList<TaskBulkRefusal> notDone)
    {
        var titles = chosen.ToDictionary(task => task.Id, task => task.Title);
        return
        [
            .. notDone
                .GroupBy(refusal => refusal.Message)
                .Select(reason => $"{string.Join(", ", reason.Select(refusal => titles[refusal.TaskId]))}: {reason.Key}"),
        ];
    }

    private static string Count(int count) => count == 1 ? "1 task" : $"{count} tasks";
}

/// <summary>What came of it.</summary>
/// <param name="Done">Those it was done to, as they were before.</param>
/// <param name="Refusals">What could not be done and why, a line for each reason.</param>
public sealed record TaskBulkResult(IReadOnlyList<TaskSummary> Done, IReadOnlyList<string> Refusals);
