using Microsoft.AspNetCore.Http;

namespace Remindly.Tests.Core.Scheduling.Providers;

/// <summary>What a server may do instead of answering rightly.</summary>
public static class Faults
{
    /// <summary>Stands in every faulty body: whoever repeats it repeats what a provider wrote.</summary>
    public const string Canary = "canary-7c1f-Rosa-Marino";

    public static Func<HttpContext, Task<bool>> Status(int status, string? retryAfter = null) =>
        async context =>
        {
            context.Response.StatusCode = status;
            if (retryAfter is not null)
            {
                context.Response.Headers.RetryAfter = retryAfter;
            }

            await context.Response.WriteAsJsonAsync(
                new
                {
                    status_code = status,
                    message = Canary,
                    error = "some_code",
                }
            );
            return true;
        };

    public static Func<HttpContext, Task<bool>> Body(string contentType, string body) =>
        async context =>
        {
            context.Response.ContentType = contentType;
            await context.Response.WriteAsync(body);
            return true;
        };

    public static Func<HttpContext, Task<bool>> Html() => Body("text/html", $"<html><body>Be right back, {Canary}</body></html>");

    /// <summary>More bytes than anyone should read; ends when the reader leaves.</summary>
    public static Func<HttpContext, Task<bool>> Huge(long bytes) =>
        async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("[\"");
            var block = new byte[64 * 1024];
            Array.Fill(block, (byte)'x');
            for (var sent = 0L; sent < bytes && !context.RequestAborted.IsCancellationRequested; sent += block.Length)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
            }

            return true;
        };

    /// <summary>Says nothing until the caller has left.</summary>
    public static Func<HttpContext, Task<bool>> Silence() =>
        async context =>
        {
            var left = new TaskCompletionSource();
            await using var registration = context.RequestAborted.Register(left.SetResult);
            await left.Task;
            return true;
        };

    /// <summary>Begins an answer and never goes on.</summary>
    public static Func<HttpContext, Task<bool>> Stall() =>
        async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("[");
            await context.Response.Body.FlushAsync();
            return await Silence()(context);
        };

    public static Func<HttpContext, Task<bool>> HangUp() =>
        context =>
        {
            context.Abort();
            return Task.FromResult(true);
        };

    /// <summary>Promises more than it sends.</summary>
    public static Func<HttpContext, Task<bool>> BreakOff() =>
        async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("[{");
            await context.Response.Body.FlushAsync();
            context.Abort();
            return true;
        };

    public static Func<HttpContext, Task<bool>> Redirect(Func<HttpContext, string> target, int status = 302) =>
        context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = target(context);
            return Task.FromResult(true);
        };

    /// <summary>The right answer less its last part.</summary>
    public static Func<HttpContext, Func<Task>, Task> Cut() =>
        async (context, answer) =>
        {
            var body = context.Response.Body;
            using var whole = new MemoryStream();
            context.Response.Body = whole;
            await answer();
            context.Response.Body = body;
            await body.WriteAsync(whole.GetBuffer().AsMemory(0, (int)(whole.Length * 2 / 3)));
        };

    /// <summary>The fault for the first requests, then the right answers.</summary>
    public static Func<HttpContext, Task<bool>> First(int times, Func<HttpContext, Task<bool>> fault)
    {
        var met = 0;
        return context => Interlocked.Increment(ref met) <= times ? fault(context) : Task.FromResult(false);
    }
}
