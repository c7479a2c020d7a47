using Bunit;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Remindly.Web.Components.Integrations;
using Xunit;

namespace Remindly.Tests.Web.Components.Integrations;

public sealed class IntegrationCardTests : PageTest
{
    [Fact]
    public void A_healthy_one_says_so_and_when_it_looked()
    {
        var card = Show(IntegrationViews.At(HealthLevel.Healthy));

        Assert.Contains("Up to date", card.Find(".chip").TextContent);
        Assert.Contains("20 minutes ago", card.Find("dl").TextContent);
        Assert.Contains("in 30 minutes", card.Find("dl").TextContent);
        Assert.Empty(card.FindAll(".reason"));
        Assert.Equal(["Sync now", "View Practice Book", "Pause Practice Book", "Disconnect Practice Book"], Buttons(card));
    }

    [Fact]
    public void One_whose_key_is_refused_says_why_and_leads_to_a_new_one()
    {
        var integration = IntegrationViews.At(HealthLevel.NeedsAttention);
        var card = Show(integration);

        Assert.Contains("Needs you", card.Find(".chip").TextContent);
        Assert.Contains("Because of this.", card.Find(".reason").TextContent);
        Assert.Equal($"/integrations/{integration.Id}/reconnect", card.Find("a.button-primary").GetAttribute("href"));
    }

    [Fact]
    public void A_paused_one_is_resumed_not_synced()
    {
        var card = Show(IntegrationViews.At(HealthLevel.Paused));

        Assert.Contains("Resume", Buttons(card));
        Assert.DoesNotContain("Sync now", Buttons(card));
        Assert.Empty(card.FindAll("[role=switch]"));
    }

    [Fact]
    public void What_the_guard_held_can_be_said_to_be_gone()
    {
        var card = Show(IntegrationViews.At(HealthLevel.Degraded) with { MissingHeld = 30 });

        Assert.Equal("They are really gone", card.Find("button.button-primary").TextContent.Trim());
    }

    [Fact]
    public void A_viewer_looks_and_presses_nothing()
    {
        var card = Show(IntegrationViews.At(HealthLevel.Healthy, IntegrationViews.Viewer));

        Assert.Equal(["View Practice Book"], Buttons(card));
    }

    [Fact]
    public void Disconnecting_asks_what_becomes_of_the_tasks_and_can_be_left()
    {
        var card = Show(IntegrationViews.At(HealthLevel.Healthy));

        card.FindAll("button").Single(button => button.TextContent.Contains("Disconnect")).Click();

        Assert.Contains("What becomes of its 12 tasks?", card.Markup);
        card.FindAll("button").Single(button => button.TextContent.Contains("Keep it connected")).Click();
        Assert.DoesNotContain("What becomes of", card.Markup);
    }

    [Fact]
    public void A_connection_that_went_meanwhile_says_so()
    {
        var card = Show(IntegrationViews.At(HealthLevel.Stale));

        card.Find("button.button-primary").Click();

        card.WaitForAssertion(() => Assert.Contains("no longer here", card.Find(".result [role=status]").TextContent));
    }

    private IRenderedComponent<IntegrationCard> Show(IntegrationView integration) =>
        Render<IntegrationCard>(card => card.Add(each => each.Integration, integration));

    private static string[] Buttons(IRenderedComponent<IntegrationCard> card) =>
        [
            .. card.FindAll("button, a.button")
                .Select(button => string.Join(' ', button.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))),
        ];
}
