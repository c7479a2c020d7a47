using Bunit;
using Remindly.Core.Scheduling;
using Remindly.Web.Components.Integrations;
using Xunit;

namespace Remindly.Tests.Web.Components.Integrations;

public sealed class ProviderCardTests : PageTest
{
    [Fact]
    public void It_says_who_it_is_for_what_it_can_what_it_cannot_and_what_is_needed()
    {
        var card = Render<ProviderCard>(card => card.Add(each => each.Provider, Provider.Info));

        Assert.Contains("For whoever runs the practice.", card.Markup);
        Assert.Contains("Bring in what is booked.", card.Find(".can").TextContent);
        Assert.Contains("Book anything.", card.Find(".cannot").TextContent);
        Assert.Contains("What you need: Account, Key", card.Find("summary").TextContent);
        Assert.Contains("Ask at the desk.", card.Find("ol").TextContent);
        Assert.Equal("/integrations/add/practice", card.Find("a").GetAttribute("href"));
    }

    [Theory]
    [InlineData("acuity", "ol")]
    [InlineData("calendly", "ol")]
    [InlineData("calendar_feed", "ul")]
    [InlineData("caldav", "ul")]
    public void Steps_are_counted_where_they_follow_each_other_and_not_where_one_is_enough(string provider, string list)
    {
        var info = Get<ProviderCatalog>().Find(provider)!.Info;

        var card = Render<ProviderCard>(card => card.Add(each => each.Provider, info));

        Assert.Equal(info.Steps, card.FindAll($"details {list} li").Select(each => each.TextContent.Trim()));
    }

    [Fact]
    public void The_gallery_shows_every_provider_that_is_registered_and_no_other()
    {
        var page = Render<AddIntegrationPage>();

        var all = Get<ProviderCatalog>().All;
        Assert.Equal(all.Select(provider => provider.Info.Name), page.FindAll("article h2").Select(name => name.TextContent));
        Assert.All(all, provider => Assert.NotEmpty(provider.Info.Can));
        Assert.Superset(
            new HashSet<string> { "acuity", "calendar_feed", "practice" },
            all.Select(provider => provider.Info.Key).ToHashSet()
        );
    }
}
