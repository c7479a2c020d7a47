using System.Globalization;
using System.Text;

namespace Remindly.Web.Sandbox.Api;

/// <summary>Answers a request as the faults it met have it, and rightly when they have nothing against it.</summary>
internal static class FaultyAnswers
{
    private static readonly (FaultKind Kind, Func<AcuityCall, SandboxFault, Task> Answer)[] Instead =
    [
        (FaultKind.Dropped, (call, _) => DropAsync(call)),
        (FaultKind.Unauthorized, (call, _) => call.FailAsync(401, "unauthorized", "Unauthorized")),
        (FaultKind.Forbidden, (call, _) => call.FailAsync(403, "forbidden", "You do not have access to this resource.")),
        (FaultKind.TooManyRequests, TooManyAsync),
        (FaultKind.ServerError, (call, _) => call.FailAsync(500, "internal_server_error", "Something went wrong on our side.")),
        (FaultKind.Maintenance, (call, _) => PageAsync(call, 503, "We will be right back", "Scheduled maintenance is under way.")),
        (FaultKind.Html, (call, _) => PageAsync(call, 200, "Sign in to the network", "Accept the terms to go on.")),
        (FaultKind.Redirect, RedirectAsync),
        (FaultKind.HugeBody, HugeAsync),
        (FaultKind.EmptyList, (call, _) => call.JsonAsync(new System.Text.Json.Nodes.JsonArray())),
    ];

    public static async Task AnswerAsync(AcuityCall call, AcuityHandler handler)
    {
        if (call.Fault(FaultKind.Slow) is { } slow)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(slow.DelayMs), TimeProvider.System, call.Aborted);
        }

        foreach (var (kind, answer) in Instead)
        {
            if (call.Fault(kind) is { } fault)
            {
                await answer(call, fault);
                return;
            }
        }

        await (call.Fault(FaultKind.CutJson) is null ? handler(call) : CutAsync(call, handler));
    }

    private static Task DropAsync(AcuityCall call)
    {
        call.Context.Abort();
        return Task.CompletedTask;
    }

    private static Task TooManyAsync(AcuityCall call, SandboxFault fault)
    {
        if (fault.RetryAfterSeconds is { } seconds)
        {
            call.Context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return call.FailAsync(429, "too_many_requests", "Too many requests. Please slow down.");
    }

    private static Task PageAsync(AcuityCall call, int status, string title, string text)
    {
        call.Context.Response.StatusCode = status;
        call.Context.Response.ContentType = "text/html; charset=utf-8";
        var page = $"<!doctype html><html lang=\"en\"><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>";
        return call.Context.Response.WriteAsync(page, call.Aborted);
    }

    private static Task RedirectAsync(AcuityCall call, SandboxFault fault)
    {
        call.Context.Response.StatusCode = StatusCodes.Status302Found;
        call.Context.Response.Headers.Location = fault.Location;
        return Task.CompletedTask;
    }

    private static async Task HugeAsync(AcuityCall call, SandboxFault fault)
    {
        call.Context.Response.ContentType = "application/json; charset=utf-8";
        var body = call.Context.Response.Body;
        var piece = Encoding.ASCII.GetBytes(new string('x', 64 * 1024));
        await body.WriteAsync("[{\"id\":1,\"notes\":\""u8.ToArray(), call.Aborted);
        for (var left = fault.Bytes; left > 0; left -= piece.Length)
        {
            await body.WriteAsync(piece.AsMemory(0, (int)Math.Min(left, piece.Length)), call.Aborted);
        }

        await body.WriteAsync("\"}]"u8.ToArray(), call.Aborted);
    }

    private static async Task CutAsync(AcuityCall call, AcuityHandler handler)
    {
        var response = call.Context.Response;
        var wire = response.Body;
        using var whole = new MemoryStream();
        response.Body = whole;
        try
        {
            await handler(call);
        }
        finally
        {
            response.Body = wire;
        }

        var half = (int)(whole.Length / 2);
        response.ContentLength = half;
        await wire.WriteAsync(whole.GetBuffer().AsMemory(0, half), call.Aborted);
    }
}
