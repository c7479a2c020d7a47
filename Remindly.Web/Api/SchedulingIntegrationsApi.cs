using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Remindly.Core;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Web.Accounts;

namespace Remindly.Web.Api;

/// <summary>Connections to accounts at providers, and their syncs.</summary>
internal static class SchedulingIntegrationsApi
{
    private const string Route = "/scheduling_integrations";

    public static void MapSchedulingIntegrations(this IEndpointRouteBuilder api)
    {
        var integrations = api.MapGroup(Route).WithTags("Scheduling integrations");
        integrations.MapGet("/", ListAsync).WithSummary("The connections of your circles").Problems(400);
        integrations
            .MapPost("/", ConnectAsync)
            .WithSummary("Connect an account, once its credentials are verified (owners)")
            .Problems(400, 403, 404, 413, 415, 422, 502);
        integrations.MapPost("/verify", VerifyAsync).WithSummary("Whether credentials work; stores nothing").Problems(400, 413, 415);
        integrations.MapGet("/{id:guid}", GetAsync).WithSummary("One connection").Problems(404);
        integrations
            .MapPatch("/{id:guid}", ChangeAsync)
            .WithSummary("Rename, pause, resume, set or reconnect (owners)")
            .Problems(400, 403, 404, 409, 413, 415, 422, 502);
        integrations
            .MapDelete("/{id:guid}", DisconnectAsync)
            .WithSummary("Disconnect; its tasks stay unless tasks=delete (owners)")
            .Problems(400, 403, 404);
        integrations.MapPost("/{id:guid}/sync", SyncAsync).WithSummary("Sync now (owners, helpers)").Problems(403, 404, 409, 502);
        integrations.MapGet("/{id:guid}/sync_runs", RunsAsync).WithSummary("Its runs, newest first").Problems(400, 404);
        integrations
            .MapGet("/{id:guid}/appointment_types", TypesAsync)
            .WithSummary("What can be booked at the provider, asked live (owners)")
            .Problems(403, 404, 502);
        integrations
            .MapGet("/{id:guid}/calendars", CalendarsAsync)
            .WithSummary("The account's calendars, asked live; settings.calendars chooses some by id, null takes all (owners)")
            .Problems(403, 404, 502);
    }

    private static async Task<Results<Ok<ListView<IntegrationAnswer>>, ProblemHttpResult>> ListAsync(
        [FromQuery(Name = "senior_id")] string? seniorId,
        [AsParameters] ListQuery query,
        CurrentUser user,
        IntegrationReader integrations,
        CancellationToken cancellationToken
    )
    {
        var faults = new Faults();
        var senior = QueryText.Id(seniorId, "senior_id", faults);
        return faults.Any
            ? faults.Refuse<IntegrationView>().Problem()
            : (await integrations.PageAsync(await user.IdAsync(), senior, query.Read(), cancellationToken)).List(IntegrationAnswer.Of);
    }

    private static async Task<Results<Created<IntegrationAnswer>, ProblemHttpResult>> ConnectAsync(
        Body<ConnectBody> body,
        CurrentUser user,
        IntegrationService integrations,
        CancellationToken cancellationToken
    )
    {
        var wish = body.Value.Read();
        if (wish is not Outcome<NewIntegration>.Done(var integration))
        {
            return wish.Problem();
        }

        var connected = await integrations.ConnectAsync(await user.IdAsync(), integration, cancellationToken);
        return connected is Outcome<IntegrationView>.Done
            ? connected.Created(made => $"/api{Route}/{made.Id}", IntegrationAnswer.Of)
            : connected.ProblemOfConnecting();
    }

    private static async Task<Results<Ok<VerificationAnswer>, ProblemHttpResult>> VerifyAsync(
        Body<ConnectBody> body,
        ProviderCatalog catalog,
        CancellationToken cancellationToken
    )
    {
        if (catalog.Find(body.Value.Provider) is not { } provider)
        {
            return new Outcome<VerificationAnswer>.Refused("provider", ProviderCatalog.ChooseOne).Problem();
        }

        var credentials = body.Value.Credentials;
        if (CredentialFaults.Of<VerificationAnswer>(provider, credentials) is { } faults)
        {
            return faults.Problem();
        }

        return await ProviderCatalog.VerifyAsync(provider, credentials, cancellationToken) switch
        {
            Verification.Accepted(var account) => TypedResults.Ok(
                new VerificationAnswer(true, new AccountAnswer(account.Id, account.Name, account.Email, account.TimeZone), null, null)
            ),
            Verification.Failed(var failure) => TypedResults.Ok(
                new VerificationAnswer(
                    false,
                    null,
                    ProviderAnswers.VerificationCode(failure.Kind),
                    FailureWords.Sentence(failure.Kind, provider.Info)
                )
            ),
            _ => throw new InvalidOperationException("Unknown verification."),
        };
    }

    private static async Task<Results<Ok<IntegrationAnswer>, ProblemHttpResult>> GetAsync(
        Guid id,
        CurrentUser user,
        IntegrationReader integrations,
        CancellationToken cancellationToken
    ) => (await integrations.GetAsync(await user.IdAsync(), id, cancellationToken)).Ok(IntegrationAnswer.Of);

    private static async Task<Results<Ok<IntegrationAnswer>, ProblemHttpResult>> ChangeAsync(
        Guid id,
        Body<IntegrationPatch> body,
        CurrentUser user,
        IntegrationReader reader,
        IntegrationService integrations,
        CancellationToken cancellationToken
    )
    {
        var userId = await user.IdAsync();
        var found = await reader.GetAsync(userId, id, cancellationToken);
        if (found is not Outcome<IntegrationView>.Done(var current))
        {
            return found.Problem();
        }

        var read = body.Value.Read(current.Settings);
        if (read is not Outcome<IntegrationChange>.Done(var change))
        {
            return read.Problem();
        }

        var changed = await integrations.ChangeAsync(userId, id, change, cancellationToken);
        return changed is Outcome<IntegrationView>.Done ? changed.Ok(IntegrationAnswer.Of) : changed.ProblemOfConnecting();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DisconnectAsync(
        Guid id,
        string? tasks,
        CurrentUser user,
        Disconnections integrations,
        CancellationToken cancellationToken
    ) =>
        tasks is null or "delete" or "keep"
            ? (await integrations.DisconnectAsync(await user.IdAsync(), id, tasks == "delete", cancellationToken)).NoContent()
            : new Outcome<bool>.Refused("tasks", "Use one of: keep, delete.").Problem();

    private static async Task<Results<Ok<SyncRunAnswer>, ProblemHttpResult>> SyncAsync(
        Guid id,
        [FromQuery(Name = "accept_missing")] bool? acceptMissing,
        HttpContext context,
        CurrentUser user,
        IntegrationReader reader,
        IntegrationService integrations,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var userId = await user.IdAsync();
        var found = await reader.GetAsync(userId, id, cancellationToken);
        if (found is not Outcome<IntegrationView>.Done(var integration))
        {
            return found.Problem();
        }

        var request = new SyncRequest(id, SyncTrigger.Manual, acceptMissing ?? false);
        var outcome = await integrations.SyncAsync(userId, request, cancellationToken);
        return outcome is Outcome<SyncAnswer>.Done(var answer)
            ? ProviderAnswers.Answer(answer, integration, clock, context)
            : outcome.Problem();
    }

    private static async Task<Results<Ok<ListView<SyncRunAnswer>>, ProblemHttpResult>> RunsAsync(
        Guid id,
        [AsParameters] ListQuery query,
        CurrentUser user,
        IntegrationReader reader,
        SyncHistory history,
        CancellationToken cancellationToken
    )
    {
        var userId = await user.IdAsync();
        var found = await reader.GetAsync(userId, id, cancellationToken);
        return found is Outcome<IntegrationView>.Done(var integration)
            ? (await history.PageAsync(userId, id, query.Read(), cancellationToken)).List(run => SyncRunAnswer.Of(run, integration))
            : found.Problem();
    }

    private static async Task<Results<Ok<ListView<AppointmentTypeAnswer>>, ProblemHttpResult>> TypesAsync(
        Guid id,
        CurrentUser user,
        IntegrationService integrations,
        CancellationToken cancellationToken
    ) =>
        (await integrations.ListAppointmentTypesAsync(await user.IdAsync(), id, cancellationToken)).Ok(
            types => new ListView<AppointmentTypeAnswer>([.. types.Select(AppointmentTypeAnswer.Of)], null)
        );

    private static async Task<Results<Ok<ListView<CalendarAnswer>>, ProblemHttpResult>> CalendarsAsync(
        Guid id,
        CurrentUser user,
        IntegrationService integrations,
        CancellationToken cancellationToken
    ) =>
        (await integrations.ListCalendarsAsync(await user.IdAsync(), id, cancellationToken)).Ok(calendars => new ListView<CalendarAnswer>(
            [.. calendars.Select(each => new CalendarAnswer(each.Id, each.Name))],
            null
        ));
}
