using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Remindly.Core;
using Remindly.Core.Accounts;
using Remindly.Core.Care;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Core.Tasks;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Demo;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Browser;

/// <summary>The demo with its Acuity connected, for tests that only look.</summary>
public sealed class FurnishedApp : IAsyncLifetime
{
    private readonly LiveApp app = new();
    private Dictionary<string, Guid> ids = [];
    private string session = "";

    public Uri Address => app.Address;

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        _ = app.Address;
        await using var scope = app.Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<IDemoSeed>().EnsureAsync(cancellation);
        var rosa = (await app.Services.GetRequiredService<SeniorService>().ListAsync(user.Id, cancellation))[0];
        var wish = new NewIntegration
        {
            Provider = "acuity",
            SeniorId = rosa.Id,
            Credentials = new Credentials { ProviderUserId = AcuitySandbox.UserId, ApiKey = AcuitySandbox.ApiKey },
            Settings = SyncSettings.Default with { Match = MatchMode.Client },
        };
        var integrations = app.Services.GetRequiredService<IntegrationService>();
        var connected = Assert.IsType<Outcome<IntegrationView>.Done>(await integrations.ConnectAsync(user.Id, wish, cancellation)).Value;
        await integrations.SyncAsync(user.Id, new SyncRequest(connected.Id, SyncTrigger.Connect), cancellation);
        ids = new()
        {
            ["{senior}"] = rosa.Id,
            ["{integration}"] = connected.Id,
            ["{task}"] = await TaskAsync(user, "manual"),
            ["{appointment}"] = await TaskAsync(user, "acuity"),
        };
        session = await SignInAsync();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>An address with real ids in place of its words in braces.</summary>
    public string Fill(string path) => ids.Aggregate(path, (filled, each) => filled.Replace(each.Key, each.Value.ToString()));

    /// <summary>As the demo's caregiver from here on.</summary>
    public Task SignInAsync(IPage page) =>
        page.Context.AddCookiesAsync([
            new Microsoft.Playwright.Cookie
            {
                Name = "remindly.session",
                Value = session,
                Url = Address.ToString(),
            },
        ]);

    private async Task<Guid> TaskAsync(RemindlyUser user, string source)
    {
        var found = await app
            .Services.GetRequiredService<TaskQueries>()
            .ListAsync(user.Id, new TaskFilter { Source = source }, new PageRequest(Limit: 1), TestContext.Current.CancellationToken);
        return Assert.IsType<Outcome<Page<TaskSummary>>.Done>(found).Value.Items[0].Id;
    }

    private async Task<string> SignInAsync()
    {
        using var visitor = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        using var answer = await visitor.SendFormAsync("/account/login", "/account/demo");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Header("Set-Cookie")!.Split("remindly.session=")[1].Split(';')[0];
    }
}
