using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Demo;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Browser;

/// <summary>A way through the demo that somebody takes, with an app of its own and a pretend Acuity to change behind its back.</summary>
public abstract class JourneyTest(BrowserFixture browsers) : BrowserTest(browsers)
{
    protected LiveApp App { get; } = new();

    protected SandboxAccount Acuity => App.Services.GetRequiredService<AcuitySandbox>().Account;

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        await App.DisposeAsync();
    }

    /// <summary>Signed in as the demo's caregiver, on Today.</summary>
    protected async Task<IPage> StartAsync(Screen screen)
    {
        var page = await VisitAsync(App.Address, "/account/login", screen);
        await page.GetByRole(AriaRole.Button, new() { Name = "Try the demo" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Rosa", Exact = true })).ToBeVisibleAsync();
        return page;
    }

    /// <summary>Connects the demo's Acuity without the pages: all of the account, or only what is Rosa's.</summary>
    protected Task<IntegrationView> ConnectAsync(MatchMode match) =>
        ConnectAsync("acuity", new Credentials { ProviderUserId = AcuitySandbox.UserId, ApiKey = AcuitySandbox.ApiKey }, match);

    /// <summary>Connects any provider without the pages, for Rosa.</summary>
    protected async Task<IntegrationView> ConnectAsync(
        string provider,
        Credentials credentials,
        MatchMode match = MatchMode.All,
        int daysBack = 7
    )
    {
        var cancellation = TestContext.Current.CancellationToken;
        _ = App.Address;
        await using var scope = App.Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<IDemoSeed>().EnsureAsync(cancellation);
        var rosa = (await App.Services.GetRequiredService<SeniorService>().ListAsync(user.Id, cancellation))[0];
        var wish = new NewIntegration
        {
            Provider = provider,
            SeniorId = rosa.Id,
            Credentials = credentials,
            Settings = SyncSettings.Default with { Match = match, DaysBack = daysBack },
        };
        var integrations = App.Services.GetRequiredService<IntegrationService>();
        var connected = await integrations.ConnectAsync(user.Id, wish, cancellation);
        var integration = Assert.IsType<Outcome<IntegrationView>.Done>(connected).Value;
        var synced = await integrations.SyncAsync(user.Id, new SyncRequest(integration.Id, SyncTrigger.Connect), cancellation);
        Assert.IsType<Outcome<SyncAnswer>.Done>(synced);
        return integration;
    }

    /// <summary>The row of the task that is this appointment.</summary>
    protected static ILocator RowOf(IPage page, long appointment) =>
        page.GetByRole(AriaRole.Listitem)
            .Filter(new() { Has = page.Locator($"a[href='https://secure.acuityscheduling.com/appointments/{appointment}']") });

    protected static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

    protected static ILocator Link(IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name });
}
