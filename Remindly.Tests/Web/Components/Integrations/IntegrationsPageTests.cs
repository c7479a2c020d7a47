using Bunit;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Integrations;
using Remindly.Web.Components.Layout;
using Xunit;

namespace Remindly.Tests.Web.Components.Integrations;

public sealed class IntegrationsPageTests : PageTest
{
    [Fact]
    public void Nothing_connected_leads_to_connecting()
    {
        var page = Render<IntegrationsPage>();

        page.WaitForAssertion(() => Assert.Contains("Nothing is connected yet", page.Markup));
        Assert.All(page.FindAll("a.button-primary"), link => Assert.Equal("/integrations/add", link.GetAttribute("href")));
    }

    [Fact]
    public async Task Sync_now_says_what_came_of_it()
    {
        await ConnectAsync();
        Provider.Book("1", FakeClock.Start.AddDays(1));
        var page = await OpenAsync();

        page.Find("button[aria-label^='Sync now']").Click();

        page.WaitForAssertion(() => Assert.Contains("1 new task.", page.Markup));
        page.WaitForAssertion(() => Assert.Contains("Up to date", page.Find(".chip").TextContent));
    }

    [Fact]
    public async Task A_sync_that_fails_says_the_sentence_and_never_success()
    {
        await ConnectAsync();
        Provider.Fails = FailureKind.Unavailable;
        var page = await OpenAsync();

        page.Find("button[aria-label^='Sync now']").Click();

        page.WaitForAssertion(() => Assert.Contains("Practice Book cannot be reached right now", page.Markup));
        Assert.DoesNotContain("Up to date", page.Markup);
        Assert.Contains("Needs you (1)", page.Find("h2").TextContent);
    }

    [Fact]
    public async Task A_run_at_work_elsewhere_is_watched_to_its_end()
    {
        var integration = await ConnectAsync();
        var run = new SyncRun(integration.Id, SyncTrigger.Schedule, Clock.GetUtcNow());
        await Get<SyncLeases>().StartAsync(run, Cancellation);
        Render<WindowWatch>();
        var page = await OpenAsync();
        Assert.Contains("Syncing", page.Find(".chip").TextContent);

        // Its process died: nothing renews the lease.
        await Eventually.HoldsAsync(
            () =>
            {
                Clock.Advance(WindowWatch.Look);
                return !page.Markup.Contains("Syncing", StringComparison.Ordinal);
            },
            "the card no longer says Syncing"
        );
    }

    [Fact]
    public async Task Disconnecting_keeps_the_tasks_unless_asked_otherwise()
    {
        await ConnectAsync();
        var page = await OpenAsync();
        page.FindAll("button").Single(button => button.TextContent.Contains("Disconnect")).Click();

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Practice Book is disconnected. Its tasks stay.", page.Markup));
        Assert.Empty(await Get<IntegrationReader>().ListAsync(Ana.Id, null, Cancellation));
    }

    private async Task<IntegrationView> ConnectAsync()
    {
        var credentials = new Credentials { ProviderUserId = "77", ApiKey = PretendProvider.GoodKey };
        var wish = new NewIntegration
        {
            Provider = PretendProvider.Key,
            SeniorId = Rosa.Id,
            Credentials = credentials,
        };
        await Get<IntegrationService>().ConnectAsync(Ana.Id, wish, Cancellation);
        return Assert.Single(await Get<IntegrationReader>().ListAsync(Ana.Id, null, Cancellation));
    }

    private async Task<IRenderedComponent<IntegrationsPage>> OpenAsync()
    {
        var page = Render<IntegrationsPage>();
        await page.WaitForAssertionAsync(() => page.Find("article"));
        return page;
    }
}
