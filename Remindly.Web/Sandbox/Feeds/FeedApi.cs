using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Remindly.Core.Calendars;

namespace Remindly.Web.Sandbox.Feeds;

/// <summary>Answers at the feed's address.</summary>
internal static class FeedApi
{
    private const string ContentType = "text/calendar; charset=utf-8";
    private const int Megabytes = 64;

    public static void Map(IEndpointRouteBuilder app, FeedSandbox feed) =>
        app.MapGet(
            FeedSandbox.Path,
            async context =>
            {
                var request = new SandboxRequest
                {
                    Method = context.Request.Method,
                    PathAndQuery = "/" + FeedSandbox.Path.Split('/')[^1] + context.Request.QueryString,
                    Route = "GET /feed",
                    Authenticated = true,
                };
                feed.Log.Add(request);
                await AnswerAsync(context, feed);
                request.Status = context.Response.StatusCode;
            }
        );

    private static Task AnswerAsync(HttpContext context, FeedSandbox feed) =>
        feed.Fault switch
        {
            FeedFault.Slow => SlowAsync(context, feed),
            FeedFault.ServerError => StatusAsync(context, 500),
            FeedFault.Unauthorized => StatusAsync(context, 401),
            FeedFault.NotFound => StatusAsync(context, 404),
            FeedFault.TooManyRequests => StatusAsync(context, 429),
            FeedFault.Html => SendAsync(
                context,
                "text/html",
                "<!doctype html><title>Riverside Clinic</title><p>Sign in to see the calendar."
            ),
            FeedFault.Empty => SendAsync(context, ContentType, Write(feed.Calendar, events: 0)),
            FeedFault.Shrunken => SendAsync(context, ContentType, Write(feed.Calendar, events: 1)),
            FeedFault.CutOff => SendAsync(context, ContentType, CalendarWriter.Write(feed.Calendar)[..^200]),
            FeedFault.Huge => HugeAsync(context, context.Response.Body),
            FeedFault.GzipBomb => BombAsync(context),
            _ => RightAsync(context, feed),
        };

    private static async Task RightAsync(HttpContext context, FeedSandbox feed)
    {
        var text = CalendarWriter.Write(feed.Calendar);
        if (feed.SaysWhatChanged)
        {
            var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8))}\"";
            context.Response.Headers.ETag = etag;
            if (context.Request.Headers.IfNoneMatch == etag)
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        await SendAsync(context, ContentType, text);
    }

    private static async Task SlowAsync(HttpContext context, FeedSandbox feed)
    {
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, context.RequestAborted);
        await RightAsync(context, feed);
    }

    private static Task StatusAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status429TooManyRequests)
        {
            context.Response.Headers.RetryAfter = 120.ToString(CultureInfo.InvariantCulture);
        }

        return Task.CompletedTask;
    }

    private static Task SendAsync(HttpContext context, string contentType, string text)
    {
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    private static string Write(Component calendar, int events)
    {
        var cut = new Component(calendar.Name);
        foreach (var property in calendar.Properties)
        {
            cut.Add(property);
        }

        foreach (
            var entry in calendar.Components.Where(each => each.Find("RECURRENCE-ID") is null && each.Find("RRULE") is null).Take(events)
        )
        {
            cut.Add(entry);
        }

        return CalendarWriter.Write(cut);
    }

    private static async Task BombAsync(HttpContext context)
    {
        context.Response.Headers.ContentEncoding = "gzip";
        await using var packed = new GZipStream(context.Response.Body, CompressionLevel.Optimal, leaveOpen: true);
        await HugeAsync(context, packed);
    }

    private static async Task HugeAsync(HttpContext context, Stream body)
    {
        context.Response.ContentType = ContentType;
        await body.WriteAsync("BEGIN:VCALENDAR\r\n"u8.ToArray(), context.RequestAborted);
        var lines = Encoding.ASCII.GetBytes(
            string.Concat(Enumerable.Repeat("X-FILLER:one line of many, and none of them says anything\r\n", 1_800))
        );
        for (var sent = 0L; sent < Megabytes * 1_000_000L && !context.RequestAborted.IsCancellationRequested; sent += lines.Length)
        {
            await body.WriteAsync(lines, context.RequestAborted);
        }
    }
}
