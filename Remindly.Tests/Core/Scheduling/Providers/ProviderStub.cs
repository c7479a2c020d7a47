using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Remindly.Tests.Core.Scheduling.Providers;

/// <summary>One request as a provider's server saw it.</summary>
public sealed record StubRequest(string Method, string PathAndQuery, bool HasCredentials);

/// <summary>
/// A provider's server on a real port. What a test puts before it (a fault) comes first; a request that nothing answers is
/// remembered as unexpected and fails the test.
/// </summary>
public sealed class ProviderStub : IAsyncDisposable
{
    private readonly WebApplication app;

    private ProviderStub(WebApplication app) => this.app = app;

    public IServiceProvider Services => app.Services;

    public Uri Address => new(app.Urls.First() + "/");

    public ConcurrentQueue<StubRequest> Requests { get; } = new();

    public ConcurrentQueue<StubRequest> Unexpected { get; } = new();

    /// <summary>Meets every request first; true when it has answered.</summary>
    public Func<HttpContext, Task<bool>>? Fault { get; set; }

    /// <summary>Stands around the right answer.</summary>
    public Func<HttpContext, Func<Task>, Task>? Middle { get; set; }

    public static async Task<ProviderStub> StartAsync(Action<IServiceCollection> add, Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(100));
        add(builder.Services);
        var stub = new ProviderStub(builder.Build());
        stub.app.Use(stub.MeetAsync);
        stub.app.UseRouting();
        map(stub.app);
        stub.app.MapFallback(stub.Unknown);
        await stub.app.StartAsync();
        return stub;
    }

    /// <summary>A server that knows nothing at all.</summary>
    public static Task<ProviderStub> StartAsync() => StartAsync(_ => { }, _ => { });

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task MeetAsync(HttpContext context, RequestDelegate next)
    {
        Requests.Enqueue(Seen(context));
        if (Fault is { } fault && await fault(context))
        {
            return;
        }

        await (Middle is { } around ? around(context, () => next(context)) : next(context));
    }

    private Task Unknown(HttpContext context)
    {
        Unexpected.Enqueue(Seen(context));
        context.Response.StatusCode = (int)HttpStatusCode.NotFound;
        return Task.CompletedTask;
    }

    private static StubRequest Seen(HttpContext context) =>
        new(
            context.Request.Method,
            context.Request.Path + context.Request.QueryString.Value,
            context.Request.Headers.Authorization.Count > 0 || context.Request.Headers.Cookie.Count > 0
        );
}
