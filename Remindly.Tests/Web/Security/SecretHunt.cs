using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Scheduling;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Demo;
using Xunit;

namespace Remindly.Tests.Web.Security;

/// <summary>Remembers what the app answers, shows, logs and keeps in files, to look for what must be in none of it.</summary>
internal sealed class SecretHunt
{
    public const string Route = "/api/scheduling_integrations";

    private readonly ConcurrentQueue<string> seen = new();
    private readonly LogLines log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Every line of the app's log comes here.</summary>
    public void Follow(LiveApp app) =>
        app.With("Logging:LogLevel:Default", "Trace").With(services => services.AddSingleton<ILoggerProvider>(log));

    public async Task<JsonElement> AskAsync(HttpClient client, HttpMethod method, string address, object? body = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await client.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        seen.Enqueue(response.Headers + text);
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }

    /// <summary>Whatever the API says of an integration.</summary>
    public async Task AskAllAsync(HttpClient client, string id)
    {
        foreach (var of in (string[])["", "/sync_runs", "/diagnostics", "/unmatched", "/appointment_types", "/calendars"])
        {
            await AskAsync(client, HttpMethod.Get, $"{Route}/{id}{of}");
        }

        await AskAsync(client, HttpMethod.Get, Route);
        await AskAsync(client, HttpMethod.Get, "/api/tasks");
    }

    /// <summary>Connects for the person of the demo and reads the pages that have to do with it.</summary>
    public async Task ReadPagesAsync(LiveApp app, string provider, Credentials credentials, SyncSettings? settings = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var demo = await scope.ServiceProvider.GetRequiredService<IDemoSeed>().EnsureAsync(Cancellation);
        var wish = new NewIntegration
        {
            Provider = provider,
            SeniorId = (await app.Services.GetRequiredService<SeniorService>().ListAsync(demo.Id, Cancellation))[0].Id,
            Credentials = credentials,
            Settings = settings ?? SyncSettings.Default,
        };
        var connected = await app.Services.GetRequiredService<IntegrationService>().ConnectAsync(demo.Id, wish, Cancellation);
        var own = $"/integrations/{Assert.IsType<Outcome<IntegrationView>.Done>(connected).Value.Id}";
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        using var entered = await browser.SendFormAsync("/account/login", "/account/demo");
        foreach (var page in (string[])["/", "/tasks", "/integrations", own, $"{own}/reconnect", $"{own}/diagnostics"])
        {
            seen.Enqueue(await browser.GetStringAsync(new Uri(page, UriKind.Relative), Cancellation));
        }
    }

    public void ReadFiles(LiveApp app)
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(app.DataPath, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            seen.Enqueue(reader.ReadToEnd());
        }
    }

    /// <param name="known">Was seen: the hunt did look.</param>
    public void FindsNone(string known, params string[] secrets)
    {
        string[] everything = [.. seen, .. log.Lines];
        Assert.Contains(seen, text => text.Contains(known, StringComparison.Ordinal));
        Assert.NotEmpty(log.Lines);
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(everything, text => text.Contains(secret, StringComparison.Ordinal));
        }
    }
}
