using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;

namespace Remindly.Web.Sandbox.Calendly;

/// <summary>What every request passes on its way in: the token, the log, the rate limit, the faults.</summary>
internal sealed class CalendlyDoor(CalendlySandbox sandbox)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public RequestDelegate Open(string route, Func<CalendlyRequest, Task> handler) =>
        async context =>
        {
            context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
            var header = context.Request.Headers.Authorization.ToString();
            var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : "";
            var account = sandbox.Of(token);
            if (account is null)
            {
                await new CalendlyRequest(context, sandbox.Account).FailAsync(401, "Unauthenticated", "The access token is invalid");
                return;
            }

            var request = new CalendlyRequest(context, account);
            var noted = Note(context.Request, route, account);
            await (OverLimit(context, account) ? request.FailAsync(429, "Too Many Requests", "") : AnswerAsync(request, noted, handler));
            noted.Status = context.Response.StatusCode;
        };

    private static async Task AnswerAsync(CalendlyRequest request, SandboxRequest noted, Func<CalendlyRequest, Task> handler)
    {
        foreach (var fault in request.Account.Faults.Take(noted.Route))
        {
            switch (fault.Kind)
            {
                case FaultKind.Slow:
                    await Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMs), TimeProvider.System, request.Context.RequestAborted);
                    break;
                case FaultKind.Unauthorized:
                    await request.FailAsync(401, "Unauthenticated", "The access token expired");
                    return;
                case FaultKind.Forbidden:
                    await request.FailAsync(403, "Permission Denied", "You do not have the scope this needs.");
                    return;
                case FaultKind.TooManyRequests:
                    request.Context.Response.Headers["X-RateLimit-Reset"] = (fault.RetryAfterSeconds ?? 60).ToString(
                        CultureInfo.InvariantCulture
                    );
                    request.Context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                    return;
                case FaultKind.ServerError:
                    await request.FailAsync(500, "Internal Server Error", "Something went wrong.");
                    return;
                case FaultKind.Html:
                    request.Context.Response.ContentType = "text/html";
                    await request.Context.Response.WriteAsync("<!doctype html><title>Sign in to the network</title>");
                    return;
                case FaultKind.EmptyList:
                    await request.PageAsync([]);
                    return;
                default:
                    break;
            }
        }

        await handler(request);
    }

    // Headers of every answer say how many are left, and in how many seconds there are more.
    private bool OverLimit(HttpContext context, CalendlyAccount account)
    {
        var now = sandbox.Clock.GetUtcNow();
        var limit = account.PerMinute ?? 500;
        var recent = account.Requests.Recent.Count(each => each.At > now - Minute);
        var headers = context.Response.Headers;
        headers["X-RateLimit-Limit"] = limit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = Math.Max(0, limit - recent).ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = "60";
        return account.PerMinute is not null && recent > limit;
    }

    private static SandboxRequest Note(HttpRequest sent, string route, CalendlyAccount account)
    {
        var path =
            (sent.Path.StartsWithSegments(SandboxServices.CalendlyPrefix, out var rest) ? rest : sent.Path) + sent.QueryString.ToString();
        var noted = new SandboxRequest
        {
            Method = sent.Method,
            PathAndQuery = path,
            Route = route,
            Authenticated = true,
            UserId = account.UserId,
        };
        account.Requests.Add(noted);
        return noted;
    }
}
