using Bunit;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Infrastructure;
using Remindly.Tests.Web.Components.Integrations;
using Remindly.Web.Components.Shared;
using Remindly.Web.Components.Tasks;
using Xunit;

namespace Remindly.Tests.Web.Components.Tasks;

public sealed class DoubtBannersTests : PageTest
{
    [Fact]
    public async Task Names_the_next_visits_at_risk_and_offers_the_one_button()
    {
        var banner = Show(await FailingAsync(2));

        banner.WaitForAssertion(() =>
            Assert.Equal("2 visits may change unseen: tomorrow 10:00 am Visit 1, Tue, Nov 24 10:00 am Visit 2.", Visits(banner))
        );
        Assert.StartsWith("/tasks/", banner.Find(".visits a").GetAttribute("href"));
        Assert.Equal("Sync now", banner.Find("button.button-primary").TextContent.Trim());
    }

    [Theory]
    [InlineData(1, "1 visit may change unseen: tomorrow 10:00 am Visit 1.")]
    [InlineData(
        5,
        "5 visits may change unseen. The next ones: tomorrow 10:00 am Visit 1, Tue, Nov 24 10:00 am Visit 2, Wed, Nov 25 10:00 am Visit 3."
    )]
    public async Task Says_how_many_there_are(int count, string words)
    {
        var banner = Show(await FailingAsync(count));

        banner.WaitForAssertion(() => Assert.Equal(words, Visits(banner)));
    }

    [Fact]
    public async Task Nothing_ahead_is_nothing_at_risk()
    {
        var banner = Show(await FailingAsync(0));

        Assert.Contains("cannot be read right now", banner.Markup);
        Assert.Empty(banner.FindAll(".visits"));
    }

    [Fact]
    public void While_it_is_tried_again_it_is_still_in_doubt()
    {
        var trying = IntegrationViews.At(HealthLevel.Syncing);
        trying = trying with { Health = trying.Health with { Before = HealthLevel.Failing } };

        Assert.Single(new TaskDoubts([trying]).Unwell);
        Assert.Contains("cannot be read right now", Show(trying).Markup);
        Assert.Empty(new TaskDoubts([trying with { Health = trying.Health with { Before = HealthLevel.Healthy } }]).Unwell);
    }

    private IRenderedComponent<DoubtBanners> Show(IntegrationView integration) =>
        Render<DoubtBanners>(part => part.Add(each => each.Integrations, [integration]));

    private async Task<IntegrationView> FailingAsync(int visits)
    {
        for (var day = 1; day <= visits; day++)
        {
            Provider.Book($"{day}", FakeClock.Start.AddDays(day), $"Visit {day}");
        }

        var integrations = Get<IntegrationService>();
        var wish = new NewIntegration
        {
            Provider = PretendProvider.Key,
            SeniorId = Rosa.Id,
            Credentials = new Credentials { ProviderUserId = "77", ApiKey = PretendProvider.GoodKey },
        };
        var id = (await integrations.ConnectAsync(Ana.Id, wish, Cancellation)).Value!.Id;
        await integrations.SyncAsync(Ana.Id, new SyncRequest(id, SyncTrigger.Manual), Cancellation);
        Provider.Fails = FailureKind.Unavailable;
        await integrations.SyncAsync(Ana.Id, new SyncRequest(id, SyncTrigger.Manual), Cancellation);
        return (await Get<IntegrationReader>().GetAsync(Ana.Id, id, Cancellation)).Value!;
    }

    private static string Visits(IRenderedComponent<DoubtBanners> banner) =>
        string.Join(' ', banner.Find(".visits").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
