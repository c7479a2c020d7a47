using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Remindly.Core.Calendars;

namespace Remindly.Benchmarks;

/// <summary>A calendar of many events, served over real HTTP on a port of this machine.</summary>
internal sealed class FeedServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string text;

    private FeedServer(WebApplication app, string text) => (this.app, this.text) = (app, text);

    public Uri Address => new(new Uri(app.Urls.First()), "feed.ics");

    public int Bytes => text.Length;

    /// <summary>Whether it says <c>ETag</c> and answers 304.</summary>
    public bool SaysWhatChanged { get; set; }

    public static async Task<FeedServer> StartAsync(int events, DateTimeOffset from)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FeedServer(builder.Build(), Write(events, from));
        server.app.MapGet("/feed.ics", server.AnswerAsync);
        await server.app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "text/calendar; charset=utf-8";
        if (SaysWhatChanged)
        {
            context.Response.Headers.ETag = "\"1\"";
            if (context.Request.Headers.IfNoneMatch == "\"1\"")
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }

        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    private static string Write(int events, DateTimeOffset from)
    {
        var calendar = new Component("VCALENDAR")
            .Add(ContentLine.OfText("VERSION", "2.0"))
            .Add(ContentLine.OfText("PRODID", "-//Benchmark//EN"));
        for (var number = 0; number < events; number++)
        {
            calendar.Add(
                new Component("VEVENT")
                    .Add(ContentLine.OfText("UID", $"event-{number:D6}@benchmark.example"))
                    .Add(ContentLine.OfText("DTSTAMP", "20260101T000000Z"))
                    .Add(new ContentLine("DTSTART", [], Stamp(from.AddMinutes(25 * number))))
                    .Add(new ContentLine("DURATION", [], "PT20M"))
                    .Add(ContentLine.OfText("SUMMARY", $"Physiotherapy {number}"))
                    .Add(ContentLine.OfText("LOCATION", "Riverside Clinic, 12 Mill Street"))
                    .Add(ContentLine.OfText("DESCRIPTION", new string('x', 170)))
            );
        }

        return CalendarWriter.Write(calendar);
    }

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
