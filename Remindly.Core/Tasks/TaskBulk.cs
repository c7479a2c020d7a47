namespace Remindly.Core.Tasks;

/// <summary>What is done to several tasks at once.</summary>
public enum TaskBulkAction
{
    Complete,
    Reopen,
    Assign,
    Delete,
    Restore,
}

/// <summary>One of several tasks that stayed as it was.</summary>
/// <param name="Code">As in the HTTP contract: <c>not_found</c>, <c>forbidden</c>, <c>invalid</c>, or the code of a conflict.</param>
/// <param name="Message">Why, in plain words.</param>
public sealed record TaskBulkRefusal(Guid TaskId, string Code, string Message);

/// <summary>What came of it: each task is in one of the two, in the order they were named.</summary>
public sealed record TaskBulkAnswer(IReadOnlyList<Guid> Done, IReadOnlyList<TaskBulkRefusal> NotDone);

/// <summary>Does one thing to several tasks: to each by the rules it has alone, so that one that may not be changed holds up no other.</summary>
public sealed class TaskBulk(TaskService tasks)
{
    public const int MostTasks = 200;

    /// <summary>Refused names <c>task_ids</c>.</summary>
    /// <param name="to">Who gets them; only read when they are assigned.</param>
    public async Task<Outcome<TaskBulkAnswer>> RunAsync(
        Guid userId,
        IReadOnlyCollection<Guid> taskIds,
        TaskBulkAction action,
        Guid? to,
        CancellationToken cancellationToken
    )
    {
        if (taskIds.Count is 0 or > MostTasks)
        {
            return new Outcome<TaskBulkAnswer>.Refused("task_ids", $"Name 1 to {MostTasks} tasks at a time.");
        }

        List<Guid> done = [];
        List<TaskBulkRefusal> notDone = [];
        foreach (var id in taskIds.Distinct())
        {
            var refusal = action switch
            {
                TaskBulkAction.Complete => Refusal(id, await tasks.CompleteAsync(userId, id, cancellationToken)),
                TaskBulkAction.Reopen => Refusal(id, await tasks.ReopenAsync(userId, id, cancellationToken)),
                TaskBulkAction.Assign => Refusal(id, await tasks.AssignAsync(userId, id, to, cancellationToken)),
                TaskBulkAction.Delete => Refusal(id, await tasks.RemoveAsync(userId, id, cancellationToken)),
                _ => Refusal(id, await tasks.RestoreAsync(userId, id, cancellationToken)),
            };
            if (refusal is null)
            {
                done.Add(id);
            }
            else
            {
                notDone.Add(refusal);
            }
        }

        return new TaskBulkAnswer(done, notDone);
    }

    private static TaskBulkRefusal? Refusal<T>(Guid id, Outcome<T> outcome) =>
        outcome switch
        {
            Outcome<T>.Done => null,
            Outcome<T>.Forbidden(var message) => new(id, "forbidden", message),
            Outcome<T>.Conflict(var code, var message) => new(id, code, message),
            Outcome<T>.Refused(var errors) => new(id, "invalid", string.Join(' ', errors.SelectMany(error => error.Value))),
            _ => new(id, "not_found", "This is no longer here."),
        };
}
