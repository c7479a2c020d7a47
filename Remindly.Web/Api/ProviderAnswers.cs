using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Remindly.Core;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Web.Hosting;

namespace Remindly.Web.Api;

/// <summary>Answers for what a provider, and not Remindly, did not do.</summary>
internal static class ProviderAnswers
{
    public const string CredentialsRejected = "credentials_rejected";
    private const string AddressRefused = "address_refused";
    private const string NotFound = "not_found";

    /// <summary>502, or 422 where what was just sent will not do: rejected credentials, a refused or empty address.</summary>
    public static ProblemHttpResult ProblemOfConnecting<T>(this Outcome<T> outcome) =>
        outcome switch
        {
            Outcome<T>.ProviderFailed { Code: "unauthorized" or "forbidden" } rejected => ApiProblems.Of(
                StatusCodes.Status422UnprocessableEntity,
                rejected.Message,
                CredentialsRejected
            ),
            Outcome<T>.ProviderFailed { Code: AddressRefused or NotFound } rejected => ApiProblems.Of(
                StatusCodes.Status422UnprocessableEntity,
                rejected.Message,
                rejected.Code
            ),
            _ => outcome.Problem(),
        };

    /// <summary>What a verification says of a failure.</summary>
    public static string VerificationCode(FailureKind kind) =>
        kind switch
        {
            FailureKind.Unauthorized or FailureKind.Forbidden => CredentialsRejected,
            FailureKind.RateLimited => "rate_limited",
            FailureKind.InvalidResponse => "invalid_response",
            FailureKind.AddressRefused => AddressRefused,
            FailureKind.NotFound => NotFound,
            _ => "unreachable",
        };

    /// <summary>The run's result, or why there is none.</summary>
    public static Results<Ok<SyncRunAnswer>, ProblemHttpResult> Answer(
        SyncAnswer answer,
        IntegrationView integration,
        TimeProvider clock,
        HttpContext context
    )
    {
        switch (answer)
        {
            case SyncAnswer.Finished { Run: { Success: true } run }:
                return TypedResults.Ok(SyncRunAnswer.Of(run, integration));
            case SyncAnswer.Finished { Run.Failure: { } kind }:
                return Failed(kind, integration);
            case SyncAnswer.Busy:
                return ApiProblems.Of(409, "A sync is running already. Wait for it, or watch it in sync_runs.", "sync_running");
            case SyncAnswer.Inactive:
                return ApiProblems.Of(409, "This connection is paused. Resume it first.", "inactive");
            case SyncAnswer.OnHold(var until):
                var seconds = Math.Max(1, (int)Math.Ceiling((until - clock.GetUtcNow()).TotalSeconds));
                context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                return Failed(FailureKind.RateLimited, integration);
            default:
                return ApiProblems.Of(404);
        }
    }

    /// <summary>What a program that asked can tell a person.</summary>
    public static string Sentence(FailureKind kind, IntegrationView integration) =>
        FailureWords.Sentence(kind, integration.ProviderName, retriesByItself: false, integration.ProviderSecret);

    private static ProblemHttpResult Failed(FailureKind kind, IntegrationView integration) =>
        ApiProblems.Of(StatusCodes.Status502BadGateway, Sentence(kind, integration), FailureWords.Code(kind));
}
