using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Remindly.Core;
using Remindly.Core.Scheduling;
using Remindly.Core.Tasks;
using Remindly.Core.Tasks.QuickAdd;
using Remindly.Web.Accounts;

namespace Remindly.Web.Api;

/// <summary>Tasks from one line of plain words, and the end of those that repeat.</summary>
internal static class QuickAddApi
{
    public static void MapQuickAdd(this RouteGroupBuilder tasks)
    {
        tasks
            .MapPost("/quick_add", AddAsync)
            .WithSummary("Write a task down in plain words, or see what would be written")
            .Problems(400, 403, 404, 413, 415);
        tasks.MapPost("/{id:guid}/end_repeat", EndAsync).WithSummary("End a repeat: later open occurrences go").Problems(403, 404, 409);
    }

    private static async Task<Results<Ok<QuickAddView>, Created<TaskView>, ProblemHttpResult>> AddAsync(
        Body<QuickAddBody> body,
        CurrentUser user,
        QuickAddService quickAdd,
        ProviderNames providers,
        CancellationToken cancellationToken
    )
    {
        var (text, seniorId, me) = (body.Value.Text, body.Value.SeniorId, await user.IdAsync());
        if (body.Value.Preview)
        {
            var preview = await quickAdd.PreviewAsync(me, text, seniorId, CultureInfo.CurrentCulture, cancellationToken);
            return preview is Outcome<QuickAddReading>.Done(var reading) ? TypedResults.Ok(new QuickAddView(reading)) : preview.Problem();
        }

        var added = await quickAdd.AddAsync(me, text, seniorId, CultureInfo.CurrentCulture, cancellationToken);
        return added is Outcome<TaskSummary>.Done(var task)
            ? TypedResults.Created($"/api/tasks/{task.Id}", new TaskView(task, providers))
            : added.Problem();
    }

    private static async Task<Results<Ok<RepeatEndView>, ProblemHttpResult>> EndAsync(
        Guid id,
        CurrentUser user,
        TaskSeriesService series,
        CancellationToken cancellationToken
    ) => (await series.EndAsync(await user.IdAsync(), id, withThis: false, cancellationToken)).Ok(end => new RepeatEndView(end.Tasks));
}
