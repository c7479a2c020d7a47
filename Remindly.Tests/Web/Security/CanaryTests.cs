using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Web.Security;

/// <summary>Drives everything that touches a key and looks for it wherever it must not be.</summary>
public sealed class CanaryTests
{
    private const string UserId = "31415926";
    private const string Key = "canary-4b1d9e07c2a84f6f9d3e";
    private const string Wrong = "canary-wrong-7d20c5f1b8";
    private const string Route = "/api/scheduling_integrations";

    private static readonly FaultKind[] Faults =
    [
        FaultKind.Unauthorized,
        FaultKind.ServerError,
        FaultKind.Html,
        FaultKind.CutJson,
        FaultKind.Redirect,
        FaultKind.Dropped,
    ];

    private readonly ConcurrentQueue<string> seen = new();

    [Fact]
    public async Task A_key_is_in_no_answer_no_page_no_log_and_no_file()
    {
        await using var app = new LiveApp();
        app.With("Scheduling:Providers:Acuity:BaseDelay", "00:00:00.005").With("Logging:LogLevel:Default", "Trace");
        app.With(services => services.AddSingleton<ILoggerProvider>(new LogLines(seen)));
        _ = app.Address;
        var account = app.Services.GetRequiredService<AcuitySandbox>().AddAccount(UserId, Key);
        account.Add(new SandboxAppointment { Start = TimeProvider.System.GetUtcNow().AddDays(1), FirstName = "Rosa" });
        using var ana = await app.CreateCaregiverAsync("ana@example.org");

        await DriveAsync(ana, account);
        await ReadPagesAsync(app);
        ReadFiles(app.DataPath);

        Assert.True(seen.Count > 50);
        Assert.True(seen.Count(text => text.Contains(UserId, StringComparison.Ordinal)) > 3, "Answers, pages and files were read.");
        foreach (var secret in (string[])[Key, Wrong, Basic(Key), Basic(Wrong)])
        {
            Assert.DoesNotContain(seen, text => text.Contains(secret, StringComparison.Ordinal));
        }
    }

    private static string Basic(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{UserId}:{key}"));

    private async Task DriveAsync(HttpClient ana, SandboxAccount account)
    {
        var rosa = (await AskAsync(ana, HttpMethod.Post, "/api/seniors", new { name = "Rosa" })).Text("id");
        await AskAsync(ana, HttpMethod.Post, Route + "/verify", Wish(rosa, Key));
        await AskAsync(ana, HttpMethod.Post, Route + "/verify", Wish(rosa, Wrong));
        await AskAsync(ana, HttpMethod.Post, Route, Wish(rosa, Wrong));
        await AskAsync(
            ana,
            HttpMethod.Post,
            Route,
            new
            {
                provider = "acuity",
                api_key = Key,
                provider_user_id = "not a number",
            }
        );
        var id = (await AskAsync(ana, HttpMethod.Post, Route, Wish(rosa, Key))).Text("id");
        await AskAsync(ana, HttpMethod.Post, $"{Route}/{id}/sync");
        foreach (var fault in Faults)
        {
            account.Faults.Add(new SandboxFault(fault));
            await AskAsync(ana, HttpMethod.Post, $"{Route}/{id}/sync");
            await AskAsync(ana, HttpMethod.Get, $"{Route}/{id}/appointment_types");
            await AskAsync(ana, HttpMethod.Post, Route + "/verify", Wish(rosa, Key));
            account.Faults.Clear();
        }

        await AskAsync(ana, HttpMethod.Patch, $"{Route}/{id}", new { api_key = Wrong });
        await AskAsync(ana, HttpMethod.Patch, $"{Route}/{id}", new { api_key = Key });
        await AskAsync(ana, HttpMethod.Post, $"{Route}/{id}/sync");
        foreach (
            var address in (string[])
                [
                    Route,
                    $"{Route}/{id}",
                    $"{Route}/{id}/sync_runs",
                    $"{Route}/{id}/diagnostics",
                    $"{Route}/{id}/unmatched",
                    "/api/tasks",
                    "/openapi/v1.json",
                ]
        )
        {
            await AskAsync(ana, HttpMethod.Get, address);
        }
    }

    // The demo's caregiver connects the same account, so that the pages have it to show.
    private async Task ReadPagesAsync(LiveApp app)
    {
        using var browser = app.CreateDefaultClient(new Uri(app.Address, "/"), new CookieKeeper());
        using var entered = await browser.SendFormAsync("/account/login", "/account/demo");
        var integration = await ConnectDemoAsync(app);
        foreach (
            var page in (string[])
                [
                    "/",
                    "/tasks",
                    "/integrations",
                    "/integrations/add",
                    $"/integrations/{integration}",
                    $"/integrations/{integration}/diagnostics",
                    "/seniors",
                ]
        )
        {
            seen.Enqueue(await browser.GetStringAsync(page));
        }
    }

    private static async Task<Guid> ConnectDemoAsync(LiveApp app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<RemindlyDb>>().CreateDbContextAsync();
        var demo = await db.Users.SingleAsync(user => user.UserName == "demo@remindly.example");
        var wish = new NewIntegration
        {
            Provider = "acuity",
            SeniorId = await db.SeniorsOf(demo.Id).Select(senior => senior.Id).SingleAsync(),
            Credentials = new Credentials { ProviderUserId = UserId, ApiKey = Key },
        };
        var connected = await app.Services.GetRequiredService<IntegrationService>().ConnectAsync(demo.Id, wish, CancellationToken.None);
        return Assert.IsType<Outcome<IntegrationView>.Done>(connected).Value.Id;
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

    private static object Wish(string? senior, string key) =>
        new
        {
            provider = "acuity",
            senior_id = senior,
            provider_user_id = UserId,
            api_key = key,
        };

    private async Task<System.Text.Json.JsonElement> AskAsync(HttpClient client, HttpMethod method, string address, object? body = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        seen.Enqueue(response.Headers + text);
        return text.Length == 0 ? default : System.Text.Json.JsonDocument.Parse(text).RootElement;
    }
}
