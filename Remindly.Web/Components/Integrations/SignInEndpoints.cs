using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.SignIn;
using Remindly.Web.Hosting;

namespace Remindly.Web.Components.Integrations;

/// <summary>The two steps of a sign-in at a provider that a browser takes: away, and back with an answer.</summary>
internal static partial class SignInEndpoints
{
    public const string Denied = "denied";
    public const string Expired = "expired";
    public const string Failed = "failed";

    private const int LongestCode = 2000;

    public static void MapSignIn(this IEndpointRouteBuilder pages)
    {
        var signIn = pages.MapGroup(AppUrls.SignIn).RequireAuthorization().ExcludeFromDescription();
        signIn.MapGet("/{key}", Begin);
        signIn.MapGet("/{key}/callback", EndAsync);
    }

    private static Results<RedirectHttpResult, NotFound> Begin(
        HttpContext context,
        string key,
        Guid? integration,
        ProviderSignIns signIns,
        SignInAttempts attempts
    )
    {
        if (signIns.Find(key) is not { } signIn)
        {
            return TypedResults.NotFound();
        }

        var attempt = new SignInAttempt
        {
            UserId = UserId(context.User),
            Provider = key,
            IntegrationId = integration,
            State = SignInAttempts.NewSecret(),
            Verifier = SignInAttempts.NewSecret(),
            Callback = Callback(context, key),
        };
        attempts.Begin(context, attempt);
        return TypedResults.Redirect(signIn.AddressFor(attempt.State, attempt.Verifier, new Uri(attempt.Callback)).AbsoluteUri);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> EndAsync(
        HttpContext context,
        string key,
        ProviderSignIns signIns,
        SignInAttempts attempts,
        SignedIn signedIn,
        ILogger<SignInAttempts> logger,
        CancellationToken cancellationToken
    )
    {
        if (signIns.Find(key) is not { } signIn)
        {
            return TypedResults.NotFound();
        }

        var query = context.Request.Query;
        var userId = UserId(context.User);
        if (attempts.End(context, userId, key, query["state"]) is not { } attempt)
        {
            return Back(key, null, "sign_in", Expired);
        }

        var code = query["code"].ToString();
        if (code.Length is 0 or > LongestCode)
        {
            return Back(key, attempt.IntegrationId, "sign_in", query["error"] == "access_denied" ? Denied : Failed);
        }

        try
        {
            var credentials = await signIn.ExchangeAsync(code, attempt.Verifier, new Uri(attempt.Callback), cancellationToken);
            return Back(key, attempt.IntegrationId, "signed_in", signedIn.Keep(userId, key, credentials));
        }
        catch (ProviderException problem)
        {
            LogFailed(logger, key, problem.Failure.Kind);
            return Back(key, attempt.IntegrationId, "sign_in", problem.Failure.Kind == FailureKind.Unauthorized ? Expired : Failed);
        }
    }

    private static RedirectHttpResult Back(string key, Guid? integration, string name, string value) =>
        TypedResults.LocalRedirect(
            QueryHelpers.AddQueryString(integration is { } id ? AppUrls.Reconnect(id) : AppUrls.Connect(key), name, value)
        );

    // The provider sends people back only to an address it was told of.
    private static string Callback(HttpContext context, string key)
    {
        var request = context.Request;
        var site =
            context.RequestServices.Site().PublicUrl?.AbsoluteUri.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}{request.PathBase}";
        return $"{site}{AppUrls.SignInCallback(key)}";
    }

    private static Guid UserId(ClaimsPrincipal user) => Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!);

    [LoggerMessage(LogLevel.Information, "A sign-in at {Provider} came to nothing: {Kind}.")]
    private static partial void LogFailed(ILogger logger, string provider, FailureKind kind);
}
