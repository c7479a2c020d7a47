using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Remindly.Tests.Web.Sandbox.Hooks;

/// <summary>A program that is told of changes: it keeps what comes, and answers as it is told.</summary>
public sealed class HookSink : IAsyncLifetime
{
    private readonly ConcurrentQueue<HookReceived> received = new();
    private WebApplication? app;

    /// <summary>What it answers from now on.</summary>
    public int Status { get; set; } = 204;

    /// <summary>Waited for before each answer.</summary>
    public Task Pause { get; set; } = Task.CompletedTask;

    public IReadOnlyList<HookReceived> Received => [.. received];

    public string Address(string path = "/hook") => app!.Urls.First() + path;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("{**path}", TakeAsync);
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync() => await app!.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers.ToDictionary(
            each => each.Key,
            each => each.Value.ToString(),
            StringComparer.OrdinalIgnoreCase
        );
        received.Enqueue(new HookReceived(context.Request.Path, headers, body.ToArray()));
        await Pause;
        context.Response.StatusCode = Status;
        if (Status is >= 300 and < 400)
        {
            context.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"{Address("/elsewhere")}");
        }
    }
}

public sealed record HookReceived(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Raw)
{
    public string Body => Encoding.UTF8.GetString(Raw);
}
