using Bunit;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Remindly.Tests.Infrastructure;
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
        Assert.Equal(["Sync now", "View Practice Book", "Rename", "Pause", "Settings", "Reconnect", "Disconnect"], Buttons(card));
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
    public void It_says_whose_it_is_and_how_many_tasks_there_are_and_lie_ahead()
    {
        var card = Show(IntegrationViews.At(HealthLevel.Healthy) with { UpcomingCount = 5 });

        Assert.Contains("Practice Book · Riverside", card.Find("h3").TextContent);
        Assert.Contains("Rosa", card.Find("dl").TextContent);
        Assert.Contains("12 tasks, 5 ahead", card.Find("dl a").TextContent);
        Assert.Contains("12 tasks, none ahead", Show(IntegrationViews.At(HealthLevel.Healthy)).Find("dl a").TextContent);
    }

    [Fact]
    public void The_exact_time_can_be_reached_without_a_mouse()
    {
        var card = Show(IntegrationViews.At(HealthLevel.Healthy));

        var times = card.FindAll("dl .when");
        Assert.All(times, time => Assert.Equal("0", time.GetAttribute("tabindex")));
        Assert.Contains("New York time", times[0].QuerySelector(".exact")!.TextContent);
        Assert.Equal(2, times.Count);
    }

    [Fact]
    public void A_name_that_was_given_goes_before_the_accounts()
    {
        var card = Show(IntegrationViews.At(HealthLevel.Healthy) with { Name = "Mum's physio" });

        Assert.Contains("Practice Book · Mum's physio", card.Find("h3").TextContent);
    }

    [Fact]
    public void One_that_is_paused_until_a_day_says_until_when()
    {
        var card = Show(IntegrationViews.At(HealthLevel.Paused) with { PausedUntil = FakeClock.Start.AddDays(3) });

        Assert.Matches(@"Paused until [A-Z][a-z]{2}, [A-Z][a-z]{2} \d+", card.Find(".chip").TextContent);
    }

    [Theory]
    [InlineData("Rename", "Name (optional)", "Cancel")]
    [InlineData("Pause", "Until a day", "Cancel")]
    [InlineData("Settings", "How often it syncs by itself", "Close the settings")]
    [InlineData("Disconnect", "Remove them for everybody", "Keep it connected")]
    public void What_is_chosen_in_the_menu_opens_in_the_buttons_place_and_can_be_left(string choice, string shows, string leave)
    {
        var card = Show(IntegrationViews.At(HealthLevel.Healthy));

        Press(card, choice);

        Assert.Contains(shows, card.Find("section").TextContent);
        Assert.Empty(card.FindAll("details"));
        Press(card, leave);
        Assert.Empty(card.FindAll("section"));
        Assert.NotEmpty(card.FindAll("details"));
    }

    [Fact]
    public void Two_open_forms_on_one_page_never_share_an_id()
    {
        var (one, other) = (Show(IntegrationViews.At(HealthLevel.Healthy)), Show(IntegrationViews.At(HealthLevel.Healthy)));
        Press(one, "Rename");
        Press(other, "Rename");

        Assert.NotEqual(one.Find("input").Id, other.Find("input").Id);
        Assert.Equal(one.Find("input").Id, one.Find("label").GetAttribute("for"));
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

        Press(card, "Disconnect");

        Assert.Contains("What becomes of its 12 tasks?", card.Markup);
        Press(card, "Keep it connected");
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

    private static void Press(IRenderedComponent<IntegrationCard> card, string words) =>
        card.FindAll("button").Single(button => button.TextContent.Trim() == words).Click();

    private static string[] Buttons(IRenderedComponent<IntegrationCard> card) =>
        [
            .. card.FindAll("button, a.button")
                .Select(button => string.Join(' ', button.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))),
        ];
}
