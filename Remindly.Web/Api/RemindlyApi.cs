using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Remindly.Web.Accounts;
using Remindly.Web.Api.Json;
using Remindly.Web.Api.Reference;
using Remindly.Web.Hosting;

namespace Remindly.Web.Api;

/// <summary>Remindly's HTTP interface: snake_case JSON, bearer tokens, problem details.</summary>
internal static class RemindlyApi
{
    private const string PerPerson = "api";

    public static void AddRemindlyApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(Spell);
        services.AddOptions<JsonOptions>().PostConfigure(AuthApi.RelaxAuthInput);
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = context => Rename(context.ProblemDetails.Extensions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        services.AddReference();
        services.AddRateLimiter(limits =>
        {
            limits.AddPolicy(PerPerson, Person);
            limits.OnRejected = RefuseAsync;
        });
    }

    public static void MapRemindlyApi(this WebApplication app)
    {
        var api = app.MapGroup("/api").RequireRateLimiting(PerPerson).DisableAntiforgery();
        api.MapAuthApi();

        var closed = api.MapGroup("")
            .RequireAuthorization(new AuthorizationPolicyBuilder(IdentityConstants.BearerScheme).RequireAuthenticatedUser().Build());
        closed.AddEndpointFilter<BodyFilter>();
        MapRooms(closed);
        app.MapReference();
    }

    // Each room of the interface adds itself here.
    private static void MapRooms(IEndpointRouteBuilder api)
    {
        api.MapSeniors();
        api.MapInvitations();
        api.MapTasks();
        api.MapTaskComments();
        api.MapTaskBulk();
        api.MapSchedulingIntegrations();
        api.MapIntegrationInsight();
    }

    private static void Spell(JsonOptions json)
    {
        json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        json.SerializerOptions.Converters.Add(new WordJson());
        json.SerializerOptions.Converters.Add(new InstantJson());
        json.SerializerOptions.Converters.Add(new PatchJson());
    }

    private static void Rename(IDictionary<string, object?> extensions)
    {
        if (extensions.Remove("traceId", out var trace))
        {
            extensions["trace_id"] = trace;
        }
    }

    private static RateLimitPartition<string> Person(HttpContext context)
    {
        var permits = context.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value.RequestsPerPerson;
        var person = context.User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value;
        return RateLimitPartition.GetTokenBucketLimiter(
            person ?? $"address {context.Connection.RemoteIpAddress}",
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = permits,
                TokensPerPeriod = Math.Max(1, permits / 60),
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            }
        );
    }

    private static async ValueTask RefuseAsync(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : TimeSpan.FromSeconds(1);
        context.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))
            .ToString(CultureInfo.InvariantCulture);
        await ApiProblems.Of(StatusCodes.Status429TooManyRequests).ExecuteAsync(context.HttpContext);
    }
}
