using Bunit;
using Remindly.Core;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Integrations;
using Xunit;

namespace Remindly.Tests.Web.Components.Integrations;

public sealed class IntegrationPageTests : PageTest
{
    private static readonly ExternalClient Gina = new("Gina Rossi", "gina@example.org", null);

    [Fact]
    public async Task It_shows_what_came_lately_and_what_is_next()
    {
        Provider.Book("1", FakeClock.Start.AddDays(1));
        Provider.Book("2", FakeClock.Start.AddDays(-1), "Dialysis");
        var page = Open(await SyncedAsync(MatchMode.All));

        page.WaitForAssertion(() => Assert.Contains("Physiotherapy", page.Find("section[aria-label='Coming up']").TextContent));
        Assert.Contains("Dialysis", page.Find("section[aria-label='Lately']").TextContent);
        Assert.DoesNotContain("Look for unmatched", page.Markup);
    }

    [Fact]
    public async Task What_is_nobodys_is_looked_for_when_asked_and_given_to_somebody()
    {
        Provider.Book("1", FakeClock.Start.AddDays(1), client: new ExternalClient("Rosa Marino", "rosa@example.org", null));
        Provider.Book("2", FakeClock.Start.AddDays(2), "Dialysis", Gina);
        Provider.Book("3", FakeClock.Start.AddDays(3), "Dialysis", Gina);
        var id = await SyncedAsync(MatchMode.Client);
        var page = Open(id);
        page.WaitForAssertion(() => Assert.Contains("Look for unmatched", page.Markup));
        Assert.DoesNotContain("Dialysis", page.Markup);

        Press(page, "Look for unmatched appointments");
        page.WaitForAssertion(() => Assert.Contains("2 appointments are nobody’s here.", page.Markup));
        Assert.Contains("for Gina Rossi, gina@example.org", page.Markup);
        page.FindAll("button").First(button => button.TextContent.Trim() == "This is Rosa’s").Click();

        page.WaitForAssertion(() => Assert.Contains("From now on that is Rosa’s.", page.Markup));
        page.WaitForAssertion(() => Assert.Contains("The e-mail gina@example.org is Rosa’s", page.Markup));
        Assert.DoesNotContain("Dialysis", page.Markup);
        var answer = await Get<SyncService>().RunAsync(new SyncRequest(id, SyncTrigger.Manual), Cancellation);
        Assert.Equal(2, Assert.IsType<SyncAnswer.Finished>(answer).Run.Created);

        Press(page, "Forget");
        page.WaitForAssertion(() => Assert.Contains("Forgotten. The tasks it has brought stay.", page.Markup));
    }

    [Fact]
    public async Task A_provider_that_cannot_be_asked_for_them_says_why()
    {
        var page = Open(await SyncedAsync(MatchMode.Client));
        page.WaitForAssertion(() => Assert.Contains("Look for unmatched", page.Markup));
        Provider.Fails = FailureKind.Timeout;

        Press(page, "Look for unmatched appointments");

        page.WaitForAssertion(() => Assert.Contains("Practice Book took too long to answer.", page.Markup));
    }

    [Fact]
    public async Task Nothing_left_over_is_said_too()
    {
        var page = Open(await SyncedAsync(MatchMode.Client));
        page.WaitForAssertion(() => Assert.Contains("Look for unmatched", page.Markup));

        Press(page, "Look for unmatched appointments");

        page.WaitForAssertion(() => Assert.Contains("None is left over", page.Markup));
    }

    [Fact]
    public async Task It_offers_its_diagnostics_and_says_what_is_not_in_them()
    {
        var id = await SyncedAsync(MatchMode.All);
        var page = Open(id);

        page.WaitForAssertion(() => Assert.NotNull(page.Find($"a[href='/integrations/{id}/diagnostics']").GetAttribute("download")));
        Assert.Contains("no key in it", page.Markup);
    }

    private static void Press(IRenderedComponent<IntegrationPage> page, string words) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == words).Click();

    private IRenderedComponent<IntegrationPage> Open(Guid id) => Render<IntegrationPage>(page => page.Add(each => each.Id, id));

    private async Task<Guid> SyncedAsync(MatchMode match)
    {
        var wish = new NewIntegration
        {
            Provider = PretendProvider.Key,
            SeniorId = Rosa.Id,
            Credentials = new Credentials { ProviderUserId = "77", ApiKey = PretendProvider.GoodKey },
            Settings = SyncSettings.Default with { Match = match },
        };
        var made = await Get<IntegrationService>().ConnectAsync(Ana.Id, wish, Cancellation);
        var id = Assert.IsType<Outcome<IntegrationView>.Done>(made).Value.Id;
        await Get<SyncService>().RunAsync(new SyncRequest(id, SyncTrigger.Manual), Cancellation);
        return id;
    }
}
