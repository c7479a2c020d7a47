using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Sandbox;
using Remindly.Web.Sandbox.Calendly;
using Remindly.Web.Sandbox.Feeds;
using Xunit;

namespace Remindly.Tests.Web.Sandbox;

/// <summary>The sandbox alone on a real port, at a fixed time.</summary>
public sealed class SandboxHost : IAsyncLifetime
{
    public static readonly DateTimeOffset Now = new(2026, 3, 4, 15, 0, 0, TimeSpan.Zero);

    private WebApplication? app;

    public AcuitySandbox Sandbox => app!.Services.GetRequiredService<AcuitySandbox>();

    public CalendlySandbox Calendly => app!.Services.GetRequiredService<CalendlySandbox>();

    public FeedSandbox Feed => app!.Services.GetRequiredService<FeedSandbox>();

    /// <summary>Stands still unless it is moved.</summary>
    public FakeClock Clock { get; } = new(Now);

    /// <summary>Where it listens.</summary>
    public string Address => app!.Urls.First();

    public SandboxAccount Account => Sandbox.Account;

    public HttpClient Client { get; private set; } = new();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSandbox();
        app = builder.Build();
        app.MapSandbox();
        await app.StartAsync();
        Sandbox.RateLimitEnabled = false;
        Client = As(AcuitySandbox.UserId, AcuitySandbox.ApiKey);
    }

    public HttpClient As(string userId, string apiKey)
    {
        var client = Anonymous();
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userId}:{apiKey}"));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", pair);
        return client;
    }

    public HttpClient Anonymous() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app!.Urls.First() + "/sandbox/acuity/api/v1/") };

    public Task<JsonElement> GetAsync(string path) => Client.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    public async Task<IReadOnlyList<JsonElement>> ListAsync(string query) =>
        [.. (await GetAsync("appointments?" + query)).EnumerateArray()];

    public async Task<(int Status, JsonElement Body)> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app!.DisposeAsync();
    }
}
