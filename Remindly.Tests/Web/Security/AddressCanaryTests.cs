using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Scheduling;
using Remindly.Tests.Core.Scheduling.Providers;
using Remindly.Tests.Core.Scheduling.Providers.CalendarFeed;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Demo;
using Xunit;
using Faults = Remindly.Tests.Core.Scheduling.Providers.Faults;

namespace Remindly.Tests.Web.Security;

/// <summary>Drives everything that touches a calendar's address and looks for it wherever it must not be.</summary>
public sealed class AddressCanaryTests
{
    private const string Route = "/api/scheduling_integrations";
    private const string Password = "canary-word-61c7";

    private static readonly Func<Microsoft.AspNetCore.Http.HttpContext, Task<bool>>[] Wrong =
    [
        Faults.Status(401),
        Faults.Status(404),
        Faults.Status(500),
        Faults.Html(),
        Faults.HangUp(),
        Faults.Redirect(_ => $"http://elsewhere.invalid{FeedShelf.Path}"),
    ];

    private readonly ConcurrentQueue<string> seen = new();
    private readonly LogLines log = new();

    [Fact]
    public async Task An_address_is_in_no_answer_no_page_no_log_and_no_file()
    {
        var shelf = new FeedShelf();
        shelf.Hold(new ContractAppointment(TimeProvider.System.GetUtcNow().AddDays(1)) { Title = "Seen in the answers" });
        await using var server = await ProviderStub.StartAsync(_ => { }, stub => stub.MapGet(FeedShelf.Path, shelf.AnswerAsync));
        await using var app = new LiveApp();
        app.With("Scheduling:AllowPrivateNetworks", "true").With("Scheduling:Providers:CalendarFeed:BaseDelay", "00:00:00.005");
        app.With("Logging:LogLevel:Default", "Trace").With(services => services.AddSingleton<ILoggerProvider>(log));
        _ = app.Address;

        await DriveAsync(app, server);
        await ReadPagesAsync(app, server);
        ReadFiles(app.DataPath);

        string[] everything = [.. seen, .. log.Lines];
        Assert.Contains(seen, text => text.Contains("Seen in the answers", StringComparison.Ordinal));
        Assert.NotEmpty(log.Lines);
        foreach (var secret in (string[])["canary5ecret", Password, Convert.ToBase64String(Encoding.UTF8.GetBytes($"rosa:{Password}"))])
        {
            Assert.DoesNotContain(everything, text => text.Contains(secret, StringComparison.Ordinal));
        }
    }

    private async Task DriveAsync(LiveApp app, ProviderStub server)
    {
        using var ana = await app.CreateCaregiverAsync("ana@example.org");
        var rosa = (await AskAsync(ana, HttpMethod.Post, "/api/seniors", new { name = "Rosa" })).Text("id");
        var address = new Uri(server.Address, FeedShelf.Path).AbsoluteUri;
        var wish = new
        {
            provider = "calendar_feed",
            senior_id = rosa,
            url = address,
            username = "rosa",
            password = Password,
        };
        await AskAsync(ana, HttpMethod.Post, Route + "/verify", wish);
        var id = (await AskAsync(ana, HttpMethod.Post, Route, wish)).Text("id");
        await AskAsync(ana, HttpMethod.Post, $"{Route}/{id}/sync");
        foreach (var fault in Wrong)
        {
            server.Fault = fault;
            await AskAsync(ana, HttpMethod.Post, Route + "/verify", wish);
            await AskAsync(ana, HttpMethod.Post, Route, wish);
            await AskAsync(ana, HttpMethod.Post, $"{Route}/{id}/sync");
        }

        server.Fault = null;
        await AskAsync(ana, HttpMethod.Patch, $"{Route}/{id}", new { url = address + "?again=1" });
        await AskAsync(ana, HttpMethod.Post, Route, new { provider = "calendar_feed", url = $"ftp://x{FeedShelf.Path}" });
        await AskAsync(ana, HttpMethod.Post, Route, new { provider = "calendar_feed", url = $"http://0x7f.1{FeedShelf.Path}" });
        foreach (var of in (string[])["", "/sync_runs", "/diagnostics", "/unmatched", "/appointment_types"])
        {
            await AskAsync(ana, HttpMethod.Get, $"{Route}/{id}{of}");
        }

        await AskAsync(ana, HttpMethod.Get, "/api/tasks");
    }

    private async Task ReadPagesAsync(LiveApp app, ProviderStub server)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var demo = await scope.ServiceProvider.GetRequiredService<IDemoSeed>().EnsureAsync(CancellationToken.None);
        var wish = new NewIntegration
        {
            Provider = "calendar_feed",
            SeniorId = (await app.Services.GetRequiredService<SeniorService>().ListAsync(demo.Id, CancellationToken.None))[0].Id,
            Credentials = new Credentials { Url = new Uri(server.Address, FeedShelf.Path).AbsoluteUri },
        };
        var connected = await app.Services.GetRequiredService<IntegrationService>().ConnectAsync(demo.Id, wish, CancellationToken.None);
        var id = Assert.IsType<Outcome<IntegrationView>.Done>(connected).Value.Id;
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        using var entered = await browser.SendFormAsync("/account/login", "/account/demo");
        foreach (
            var page in (string[])
                ["/", "/tasks", "/integrations", $"/integrations/{id}", $"/integrations/{id}/reconnect", $"/integrations/{id}/diagnostics"]
        )
        {
            seen.Enqueue(await browser.GetStringAsync(new Uri(page, UriKind.Relative)));
        }
    }

    private void ReadFiles(string folder)
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            seen.Enqueue(reader.ReadToEnd());
        }
    }

    private async Task<JsonElement> AskAsync(HttpClient client, HttpMethod method, string address, object? body = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        seen.Enqueue(response.Headers + text);
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }
}
