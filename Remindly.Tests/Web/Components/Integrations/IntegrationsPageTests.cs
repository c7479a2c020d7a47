using Bunit;
using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Integrations;
using Remindly.Web.Components.Layout;
using Remindly.Web.Components.Shared;
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
        Provider.Book("1", FakeClock.Start.AddDays(1));
        var (page, bar) = (await OpenAsync(), Render<Snackbar>());
        await SyncAsync(page);

        Disconnect(page);

        bar.WaitForAssertion(() => Assert.Contains("Practice Book is disconnected. Its tasks stay.", bar.Markup));
        page.WaitForAssertion(() => Assert.Contains("Nothing is connected yet", page.Markup));
        Assert.Empty(await Get<IntegrationReader>().ListAsync(Ana.Id, null, Cancellation));
    }

    [Fact]
    public async Task Disconnecting_can_be_taken_back_and_the_card_is_there_again()
    {
        await ConnectAsync();
        var (page, bar) = (await OpenAsync(), Render<Snackbar>());
        Disconnect(page);
        bar.WaitForAssertion(() => Assert.Contains("Undo", bar.Markup));

        await bar.FindAll("button").Single(button => button.TextContent.Contains("Undo")).ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Practice Book is connected again, as it was.", page.Markup));
        page.WaitForAssertion(() => page.Find("article"));
    }

    [Fact]
    public async Task Taking_back_what_is_gone_for_good_says_so()
    {
        await ConnectAsync();
        var (page, bar) = (await OpenAsync(), Render<Snackbar>());
        Disconnect(page);
        bar.WaitForAssertion(() => Assert.Contains("Undo", bar.Markup));
        await Get<IDbContextFactory<RemindlyDb>>().CreateDbContext().Integrations.IgnoreQueryFilters().ExecuteDeleteAsync(Cancellation);

        await bar.FindAll("button").Single(button => button.TextContent.Contains("Undo")).ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("It is too late to take that back.", page.Markup));
    }

    [Fact]
    public async Task A_name_is_given_in_its_place()
    {
        await ConnectAsync();
        var page = await OpenAsync();
        Press(page, "Rename");
        page.Find("form input").Change("Mum's physio");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("It is called Mum's physio now.", page.Find("article").TextContent));
        page.WaitForAssertion(() => Assert.Contains("Practice Book · Mum's physio", page.Find("h3").TextContent));
    }

    [Fact]
    public async Task It_is_paused_until_a_day_and_resumed()
    {
        await ConnectAsync();
        var page = await OpenAsync();
        Press(page, "Pause");
        page.FindAll("input[type=radio]")[1].Change(true);
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Choose the day it is to go on.", page.Find(".field-message").TextContent));
        page.Find("input[type=date]").Change("2020-01-01");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("still to come", page.Find(".field-message").TextContent));
        var day = Zones.DateOf(FakeClock.Start, "America/New_York").AddDays(3);

        page.Find("input[type=date]").Change(day.ToString("yyyy-MM-dd"));
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Paused until", page.Find(".chip").TextContent));
        var paused = Assert.Single(await Get<IntegrationReader>().ListAsync(Ana.Id, null, Cancellation));
        Assert.Equal(Zones.StartOfDay(day, "America/New_York"), paused.PausedUntil);
        page.FindAll("button").Single(button => button.TextContent.Trim() == "Resume").Click();
        page.WaitForAssertion(() => Assert.Contains("Up to date", page.Find(".chip").TextContent));
    }

    [Fact]
    public async Task Settings_are_changed_in_its_place()
    {
        await ConnectAsync();
        var page = await OpenAsync();
        Press(page, "Settings");
        page.FindAll("form select").Single(each => each.GetAttribute("name") == "sync_interval_minutes").Change("15");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Saved. The next sync follows them.", page.Markup));
        var changed = Assert.Single(await Get<IntegrationReader>().ListAsync(Ana.Id, null, Cancellation));
        Assert.Equal(15, changed.Settings.SyncIntervalMinutes);
    }

    [Fact]
    public async Task One_that_is_unwell_names_the_visits_that_may_change_unseen()
    {
        await ConnectAsync();
        Provider.Book("1", FakeClock.Start.AddDays(1));
        Provider.Book("2", FakeClock.Start.AddDays(2), "Dialysis");
        var page = await OpenAsync();
        await SyncAsync(page);
        Provider.Fails = FailureKind.Unavailable;

        page.Find("button[aria-label^='Sync now']").Click();

        page.WaitForAssertion(() => Assert.Contains("2 visits may change unseen", page.Find(".reason").TextContent));
        Assert.Contains("Dialysis", page.Find(".reason").TextContent);
    }

    private static void Press(IRenderedComponent<IntegrationsPage> page, string words) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == words).Click();

    private static void Disconnect(IRenderedComponent<IntegrationsPage> page)
    {
        Press(page, "Disconnect");
        page.WaitForElement("form").Submit();
    }

    private static async Task SyncAsync(IRenderedComponent<IntegrationsPage> page)
    {
        page.Find("button[aria-label^='Sync now']").Click();
        await page.WaitForAssertionAsync(() => Assert.Contains("Up to date", page.Find(".chip").TextContent));
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
