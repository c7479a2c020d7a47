using Microsoft.AspNetCore.Http.HttpResults;
using Remindly.Core;
using Remindly.Core.Tasks;
using Remindly.Web.Accounts;

namespace Remindly.Web.Api;

/// <summary>One thing done to several tasks.</summary>
internal static class TaskBulkApi
{
    public static void MapTaskBulk(this IEndpointRouteBuilder api) =>
        api.MapPost("/tasks/bulk", RunAsync)
            .WithTags("Tasks")
            .WithSummary("Complete, reopen, assign, delete or restore several tasks, each by its own rules")
            .Problems(400, 413, 415);

    private static async Task<Results<Ok<TaskBulkView>, ProblemHttpResult>> RunAsync(
        Body<TaskBulkBody> body,
        CurrentUser user,
        TaskBulk bulk,
        CancellationToken cancellationToken
    )
    {
        var faults = new Faults();
        if (body.Value.Action is null)
        {
            faults.Add("action", $"Use one of: {Words.All<TaskBulkAction>()}.");
        }

        if (body.Value is { Action: TaskBulkAction.Assign, UserId.IsSet: false })
        {
            faults.Add("user_id", "Say who gets them, or null for nobody.");
        }

        var outcome = faults.Any
            ? faults.Refuse<TaskBulkAnswer>()
            : await bulk.RunAsync(
                await user.IdAsync(),
                body.Value.TaskIds ?? [],
                body.Value.Action!.Value,
                body.Value.UserId.Value,
                cancellationToken
            );
        return outcome.Ok(TaskBulkView.Of);
    }
}

/// <summary>What to do to which tasks.</summary>
internal sealed record TaskBulkBody
{
    /// <summary>complete, reopen, assign, delete or restore.</summary>
    public TaskBulkAction? Action { get; init; }

    /// <summary>1 to 200 ids.</summary>
    public IReadOnlyList<Guid>? TaskIds { get; init; }

    /// <summary>Who gets them, an owner or helper of the circle, or null for nobody; only to assign.</summary>
    public Patch<Guid?> UserId { get; init; }
}

/// <summary>What came of it: every task named is in one of the two.</summary>
/// <param name="Done">The ids of those it was done to.</param>
/// <param name="NotDone">Those that stayed as they were.</param>
internal sealed record TaskBulkView(IReadOnlyList<Guid> Done, IReadOnlyList<TaskBulkRefusalView> NotDone)
{
    public static TaskBulkView Of(TaskBulkAnswer answer) =>
        new(answer.Done, [.. answer.NotDone.Select(each => new TaskBulkRefusalView(each.TaskId, each.Code, each.Message))]);
}

/// <summary>A task that stayed as it was.</summary>
/// <param name="Code">not_found, forbidden, invalid, or the code of a conflict.</param>
/// <param name="Message">Why, in plain words.</param>
internal sealed record TaskBulkRefusalView(Guid TaskId, string Code, string Message);
