using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Remindly.Core.Tasks;
using Remindly.Web.Accounts;

namespace Remindly.Web.Api;

/// <summary>What the circle says about a task.</summary>
internal static class TaskCommentsApi
{
    public static void MapTaskComments(this IEndpointRouteBuilder api)
    {
        var comments = api.MapGroup("/tasks/{id:guid}/comments").WithTags("Tasks");
        comments.MapGet("/", ListAsync).WithSummary("What the circle says about a task, oldest first").Problems(400, 404);
        comments.MapPost("/", AddAsync).WithSummary("Say something about a task").Problems(400, 403, 404, 413, 415);
        comments
            .MapDelete("/{comment_id:guid}", RemoveAsync)
            .WithSummary("Remove a comment (whoever wrote it, and owners)")
            .Problems(403, 404);
    }

    private static async Task<Results<Ok<ListView<CommentView>>, ProblemHttpResult>> ListAsync(
        Guid id,
        [AsParameters] ListQuery part,
        CurrentUser user,
        TaskComments comments,
        CancellationToken cancellationToken
    ) => (await comments.ListAsync(await user.IdAsync(), id, part.Read(), cancellationToken)).List(CommentView.Of);

    private static async Task<Results<Created<CommentView>, ProblemHttpResult>> AddAsync(
        Guid id,
        Body<CommentBody> body,
        CurrentUser user,
        TaskComments comments,
        CancellationToken cancellationToken
    ) =>
        (await comments.AddAsync(await user.IdAsync(), id, body.Value.Text, cancellationToken)).Created(
            comment => $"/api/tasks/{id}/comments/{comment.Id}",
            CommentView.Of
        );

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        Guid id,
        [FromRoute(Name = "comment_id")] Guid commentId,
        CurrentUser user,
        TaskComments comments,
        CancellationToken cancellationToken
    ) => (await comments.RemoveAsync(await user.IdAsync(), id, commentId, cancellationToken)).NoContent();
}

/// <summary>What somebody says.</summary>
internal sealed record CommentBody
{
    /// <summary>Plain text of up to 4,000 characters.</summary>
    public string? Text { get; init; }
}

/// <summary>Something somebody said about a task.</summary>
/// <param name="UserName">Who wrote it; null once their account is gone.</param>
internal sealed record CommentView(Guid Id, Guid? UserId, string? UserName, string Text, DateTimeOffset CreatedAt)
{
    public static CommentView Of(CommentSummary comment) =>
        new(comment.Id, comment.UserId, comment.UserName, comment.Text, comment.CreatedAt);
}
