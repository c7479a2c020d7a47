using Microsoft.AspNetCore.Http.HttpResults;
using Remindly.Core.Scheduling;
using Remindly.Web.Accounts;

namespace Remindly.Web.Api;

/// <summary>What is left over at a connection, what it was taught, and how it is for somebody who helps. For owners.</summary>
internal static class IntegrationInsightApi
{
    private const string Route = "/scheduling_integrations/{id:guid}";

    public static void MapIntegrationInsight(this IEndpointRouteBuilder api)
    {
        var one = api.MapGroup(Route).WithTags("Scheduling integrations");
        one.MapGet("/unmatched", UnmatchedAsync)
            .WithSummary("Appointments that matched nobody, asked live and not kept (owners)")
            .Problems(403, 404, 502);
        one.MapGet("/matches", ListAsync).WithSummary("Whose appointments it was taught to recognise (owners)").Problems(403, 404);
        one.MapPost("/matches", TeachAsync)
            .WithSummary("Teach it whose the appointments of a client are; the next sync brings them in (owners)")
            .Problems(400, 403, 404, 413, 415);
        one.MapDelete("/matches/{matchId:guid}", ForgetAsync).WithSummary("Forget a match; its tasks stay (owners)").Problems(403, 404);
        one.MapGet("/diagnostics", DiagnosticsAsync)
            .WithSummary("How it is, without secrets, names or appointments, for somebody who helps (owners)")
            .Problems(403, 404);
    }

    private static async Task<Results<Ok<UnmatchedAnswer>, ProblemHttpResult>> UnmatchedAsync(
        Guid id,
        CurrentUser user,
        UnmatchedAppointments unmatched,
        CancellationToken cancellationToken
    ) => (await unmatched.LookAsync(await user.IdAsync(), id, cancellationToken)).Ok(UnmatchedAnswer.Of);

    private static async Task<Results<Ok<ListView<MatchAnswer>>, ProblemHttpResult>> ListAsync(
        Guid id,
        CurrentUser user,
        ClientTeaching teaching,
        CancellationToken cancellationToken
    ) =>
        (await teaching.ListAsync(await user.IdAsync(), id, cancellationToken)).Ok(matches => new ListView<MatchAnswer>(
            [.. matches.Select(MatchAnswer.Of)],
            null
        ));

    private static async Task<Results<Created<MatchAnswer>, ProblemHttpResult>> TeachAsync(
        Guid id,
        Body<MatchBody> body,
        CurrentUser user,
        ClientTeaching teaching,
        CancellationToken cancellationToken
    )
    {
        var taught = await teaching.TeachAsync(
            await user.IdAsync(),
            id,
            body.Value.Client,
            body.Value.SeniorId ?? Guid.Empty,
            cancellationToken
        );
        return taught.Created(match => $"/api/scheduling_integrations/{id}/matches/{match.Id}", MatchAnswer.Of);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ForgetAsync(
        Guid id,
        Guid matchId,
        CurrentUser user,
        ClientTeaching teaching,
        CancellationToken cancellationToken
    ) => (await teaching.ForgetAsync(await user.IdAsync(), id, matchId, cancellationToken)).NoContent();

    private static async Task<Results<Ok<DiagnosticsReport>, ProblemHttpResult>> DiagnosticsAsync(
        Guid id,
        CurrentUser user,
        IntegrationDiagnostics diagnostics,
        CancellationToken cancellationToken
    ) => (await diagnostics.WriteAsync(await user.IdAsync(), id, cancellationToken)).Ok(report => report);
}
