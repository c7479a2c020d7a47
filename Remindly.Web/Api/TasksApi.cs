using Microsoft.AspNetCore.Http.HttpResults;
using Remindly.Core;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Core.Tasks;
using Remindly.Web.Accounts;

namespace Remindly.Web.Api;

/// <summary>What there is to do, whatever its source.</summary>
internal static class TasksApi
{
    public static void MapTasks(this IEndpointRouteBuilder api)
    {
        var tasks = api.MapGroup("/tasks").WithTags("Tasks");
        tasks.MapGet("/", ListAsync).WithSummary("Tasks of your circles").Problems(400);
        tasks.MapPost("/", CreateAsync).WithSummary("Write a task down").Problems(400, 403, 404, 413, 415);
        tasks.MapGet("/{id:guid}", GetAsync).WithSummary("One task, with the provider's record of it").Problems(404);
        tasks.MapPatch("/{id:guid}", ChangeAsync).WithSummary("Change a task").Problems(400, 403, 404, 409, 413, 415);
        tasks
            .MapDelete("/{id:guid}", RemoveAsync)
            .WithSummary("Remove a task; it can be restored, a manual one for 30 days")
            .Problems(403, 404);
        tasks.MapGet("/{id:guid}/history", HistoryAsync).WithSummary("What happened to a task, newest first").Problems(400, 404);
        tasks.MapPost("/{id:guid}/complete", CompleteAsync).WithSummary("Mark a task done").Problems(403, 404, 409);
        tasks.MapPost("/{id:guid}/reopen", ReopenAsync).WithSummary("Bring a done or cancelled task back").Problems(403, 404, 409);
        tasks.MapPost("/{id:guid}/assign", AssignAsync).WithSummary("Give a task to somebody").Problems(400, 403, 404, 413, 415);
        tasks.MapPost("/{id:guid}/claim", ClaimAsync).WithSummary("Take a free task").Problems(403, 404, 409);
        tasks
            .MapPost("/{id:guid}/sync_from_external", RefreshAsync)
            .WithSummary("Read the task's appointment again at its provider")
            .Problems(403, 404, 409, 502);
        tasks.MapPost("/{id:guid}/restore", RestoreAsync).WithSummary("Bring a removed task back").Problems(403, 404);
        tasks.MapQuickAdd();
    }

    private static async Task<Results<Ok<ListView<TaskView>>, ProblemHttpResult>> ListAsync(
        [AsParameters] TaskListQuery query,
        [AsParameters] ListQuery part,
        CurrentUser user,
        TaskQueries tasks,
        ProviderNames providers,
        CancellationToken cancellationToken
    )
    {
        var faults = new Faults();
        var me = await user.IdAsync();
        var filter = query.Read(me, providers, faults);
        var outcome = faults.Any ? faults.Refuse<Page<TaskSummary>>() : await tasks.ListAsync(me, filter, part.Read(), cancellationToken);
        return outcome.List(task => new TaskView(task, providers));
    }

    private static async Task<Results<Created<TaskView>, ProblemHttpResult>> CreateAsync(
        Body<TaskBody> body,
        CurrentUser user,
        TaskService tasks,
        ProviderNames providers,
        CancellationToken cancellationToken
    )
    {
        var outcome = body.Value.SeniorId.Value is { } seniorId
            ? await tasks.CreateAsync(await user.IdAsync(), seniorId, body.Value.Read(), cancellationToken)
            : new Outcome<TaskSummary>.Refused("senior_id", "Say whose task it is.");
        return outcome.Created(task => $"/api/tasks/{task.Id}", task => new TaskView(task, providers));
    }

    private static async Task<Results<Ok<TaskDetailView>, ProblemHttpResult>> GetAsync(
        Guid id,
        CurrentUser user,
        TaskQueries tasks,
        ProviderNames providers,
        CancellationToken cancellationToken
    ) => (await tasks.GetAsync(await user.IdAsync(), id, cancellationToken)).Ok(task => new TaskDetailView(task, providers));

    private static async Task<Results<Ok<TaskView>, ProblemHttpResult>> ChangeAsync(
        Guid id,
        Body<TaskBody> body,
        CurrentUser user,
        TaskService tasks,
        ProviderNames providers,
        CancellationToken cancellationToken
    ) => View(await tasks.ChangeAsync(await user.IdAsync(), id, body.Value.Read(), cancellationToken), providers);

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        Guid id,
        CurrentUser user,
        TaskService tasks,
        CancellationToken cancellationToken
    ) => (await tasks.RemoveAsync(await user.IdAsync(), id, cancellationToken)).NoContent();

    private static async Task<Results<Ok<ListView<TaskHistoryView>>, ProblemHttpResult>> HistoryAsync(
        Guid id,
        [AsParameters] ListQuery part,
        CurrentUser user,
        TaskQueries tasks,
        CancellationToken cancellationToken
    ) => (await tasks.HistoryAsync(await user.IdAsync(), id, part.Read(), cancellationToken)).List(TaskHistoryView.Of);

    private static async Task<Results<Ok<TaskView>, ProblemHttpResult>> CompleteAsync(
        Guid id,
        CurrentUser user,
        TaskService tasks,
        ProviderNames providers,
        CancellationToken cancellationToken
    ) => View(await tasks.CompleteAsync(await user.IdAsync(), id, cancellationToken), providers);

    private static async Task<Results<Ok<TaskView>, ProblemHttpResult>> ReopenAsync(
        Guid id,
        CurrentUser user,
        TaskService tasks,
        ProviderNames providers,
        CancellationToken cancellationToken
    ) => View(await tasks.ReopenAsync(await user.IdAsync(), id, cancellationToken), providers);

    private static async Task<Results<Ok<TaskView>, ProblemHttpResult>> AssignAsync(
        Guid id,
        Body<AssignBody> body,
        CurrentUser user,
        TaskService tasks,
        ProviderNames providers,
        CancellationToken cancellationToken
    )
    {
        var outcome = body.Value.UserId.IsSet
            ? await tasks.AssignAsync(await user.IdAsync(), id, body.Value.UserId.Value, cancellationToken)
            : new Outcome<TaskSummary>.Refused("user_id", "Say who gets it, or null for nobody.");
        return View(outcome, providers);
    }

    private static async Task<Results<Ok<TaskView>, ProblemHttpResult>> ClaimAsync(
        Guid id,
        CurrentUser user,
        TaskService tasks,
        ProviderNames providers,
        CancellationToken cancellationToken
    ) => View(await tasks.ClaimAsync(await user.IdAsync(), id, cancellationToken), providers);

    private static async Task<Results<Ok<TaskView>, ProblemHttpResult>> RestoreAsync(
        Guid id,
        CurrentUser user,
        TaskService tasks,
        ProviderNames providers,
        CancellationToken cancellationToken
    ) => View(await tasks.RestoreAsync(await user.IdAsync(), id, cancellationToken), providers);

    private static async Task<Results<Ok<TaskDetailView>, ProblemHttpResult>> RefreshAsync(
        Guid id,
        CurrentUser user,
        TaskRefresh refresh,
        TaskQueries tasks,
        ProviderNames providers,
        CancellationToken cancellationToken
    )
    {
        var userId = await user.IdAsync();
        var refreshed = await refresh.RefreshAsync(userId, id, cancellationToken);
        return refreshed is Outcome<bool>.Done
            ? (await tasks.GetAsync(userId, id, cancellationToken)).Ok(task => new TaskDetailView(task, providers))
            : refreshed.Problem();
    }

    private static Results<Ok<TaskView>, ProblemHttpResult> View(Outcome<TaskSummary> outcome, ProviderNames providers) =>
        outcome.Ok(task => new TaskView(task, providers));
}
