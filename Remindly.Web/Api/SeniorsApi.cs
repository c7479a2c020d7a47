using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Web.Accounts;

namespace Remindly.Web.Api;

/// <summary>The people cared for, and who cares for them.</summary>
internal static class SeniorsApi
{
    public static void MapSeniors(this IEndpointRouteBuilder api)
    {
        var seniors = api.MapGroup("/seniors").WithTags("Seniors");
        seniors.MapGet("/", ListAsync).WithSummary("Your seniors").Problems(400);
        seniors.MapPost("/", CreateAsync).WithSummary("Add a senior; you own the circle").Problems(400, 413, 415);
        seniors.MapGet("/{id:guid}", GetAsync).WithSummary("One senior").Problems(404);
        seniors.MapPatch("/{id:guid}", ChangeAsync).WithSummary("Change a senior (owners)").Problems(400, 403, 404, 409, 413, 415);
        seniors
            .MapDelete("/{id:guid}", DeleteAsync)
            .WithSummary("Remove a senior with all tasks and integrations (owners)")
            .Problems(403, 404);

        var members = seniors.MapGroup("/{id:guid}/members");
        members.MapGet("/", MembersAsync).WithSummary("The circle of a senior").Problems(400, 404);
        members
            .MapPatch("/{user_id:guid}", ChangeRoleAsync)
            .WithSummary("Give a member another role (owners)")
            .Problems(400, 403, 404, 409, 413, 415);
        members.MapDelete("/{user_id:guid}", RemoveAsync).WithSummary("Remove a member (owners), or leave").Problems(403, 404, 409);
    }

    private static async Task<Results<Ok<ListView<SeniorView>>, ProblemHttpResult>> ListAsync(
        [AsParameters] ListQuery query,
        CurrentUser user,
        SeniorService seniors,
        CancellationToken cancellationToken
    ) => (await seniors.PageAsync(await user.IdAsync(), query.Read(), cancellationToken)).List(SeniorView.Of);

    private static async Task<Results<Created<SeniorView>, ProblemHttpResult>> CreateAsync(
        Body<SeniorBody> body,
        CurrentUser user,
        SeniorService seniors,
        CancellationToken cancellationToken
    ) =>
        (await seniors.CreateAsync(await user.IdAsync(), body.Value.Read(), cancellationToken)).Created(
            senior => $"/api/seniors/{senior.Id}",
            SeniorView.Of
        );

    private static async Task<Results<Ok<SeniorView>, ProblemHttpResult>> GetAsync(
        Guid id,
        CurrentUser user,
        SeniorService seniors,
        CancellationToken cancellationToken
    ) => (await seniors.GetAsync(await user.IdAsync(), id, cancellationToken)).Ok(SeniorView.Of);

    private static async Task<Results<Ok<SeniorView>, ProblemHttpResult>> ChangeAsync(
        Guid id,
        Body<SeniorBody> body,
        CurrentUser user,
        SeniorService seniors,
        CancellationToken cancellationToken
    ) => (await seniors.ChangeAsync(await user.IdAsync(), id, body.Value.Read(), cancellationToken)).Ok(SeniorView.Of);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid id,
        CurrentUser user,
        SeniorService seniors,
        CancellationToken cancellationToken
    ) => (await seniors.DeleteAsync(await user.IdAsync(), id, cancellationToken)).NoContent();

    private static async Task<Results<Ok<ListView<MemberView>>, ProblemHttpResult>> MembersAsync(
        Guid id,
        [AsParameters] ListQuery query,
        CurrentUser user,
        CircleService circles,
        CancellationToken cancellationToken
    ) => (await circles.PageAsync(await user.IdAsync(), id, query.Read(), cancellationToken)).List(MemberView.Of);

    private static async Task<Results<Ok<MemberView>, ProblemHttpResult>> ChangeRoleAsync(
        Guid id,
        [FromRoute(Name = "user_id")] Guid userId,
        Body<MemberBody> body,
        CurrentUser user,
        CircleService circles,
        CancellationToken cancellationToken
    )
    {
        var outcome = body.Value.Role is { } role
            ? await circles.ChangeRoleAsync(await user.IdAsync(), id, userId, role, cancellationToken)
            : new Outcome<MemberSummary>.Refused("role", $"Use one of: {Words.All<CircleRole>()}.");
        return outcome.Ok(MemberView.Of);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        Guid id,
        [FromRoute(Name = "user_id")] Guid userId,
        CurrentUser user,
        CircleService circles,
        CancellationToken cancellationToken
    ) => (await circles.RemoveAsync(await user.IdAsync(), id, userId, cancellationToken)).NoContent();
}
