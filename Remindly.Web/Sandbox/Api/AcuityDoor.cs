using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Diagnostics;

namespace Remindly.Web.Sandbox.Api;

/// <summary>What every request passes on its way in: the rate limit, the credentials, the log, the faults.</summary>
internal sealed class AcuityDoor(AcuitySandbox sandbox)
{
    private const string Base = SandboxServices.Prefix + "/api/v1";

    public RequestDelegate Open(string route, AcuityHandler handler) =>
        async context =>
        {
            context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
            var limited = sandbox.RateLimitEnabled;
            var entered = !limited || sandbox.Limit.TryEnter();
            try
            {
                await ServeAsync(context, route, handler, entered);
            }
            catch (Exception left)
                when (context.RequestAborted.IsCancellationRequested && left is OperationCanceledException or IOException)
            {
                // The caller has gone; there is nobody to answer.
            }
            finally
            {
                if (limited && entered)
                {
                    sandbox.Limit.Leave();
                }
            }
        };

    private async Task ServeAsync(HttpContext context, string route, AcuityHandler handler, bool entered)
    {
        var account = Caller(context.Request) ?? (route == "GET /meta" ? sandbox.Account : null);
        var request = Note(context.Request, route, account);
        if (!entered)
        {
            await AcuityError.WriteAsync(context, 429, "too_many_requests", "Too many requests. Please slow down.");
        }
        else if (account is null)
        {
            await AcuityError.WriteAsync(context, 401, "unauthorized", "Unauthorized");
        }
        else
        {
            await FaultyAnswers.AnswerAsync(new AcuityCall(context, sandbox, account, account.Faults.Take(request.Route)), handler);
        }

        request.Status = context.Response.StatusCode;
    }

    private SandboxRequest Note(HttpRequest sent, string route, SandboxAccount? account)
    {
        var path = (sent.Path.StartsWithSegments(Base, out var rest) ? rest : sent.Path) + sent.QueryString.ToString();
        var request = new SandboxRequest
        {
            Method = sent.Method,
            PathAndQuery = path,
            Route = route.StartsWith('*') ? sent.Method + route[1..] : route,
            Authenticated = account is not null,
            UserId = account?.UserId,
        };
        sandbox.Requests.Add(request);
        account?.Requests.Add(request);
        return request;
    }

    private SandboxAccount? Caller(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return sandbox.SignIn.UserOf(header[7..].Trim()) is { } user ? sandbox.FindAccount(user) : null;
        }

        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[6..].Trim(), bytes, out var length))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        var account = parts.Length == 2 ? sandbox.FindAccount(parts[0]) : null;
        return account is not null && Same(account.ApiKey, parts[1]) ? account : null;
    }

    private static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
