using Bunit;
using Remindly.Web.Components.Layout;
using Xunit;

namespace Remindly.Tests.Web.Components.Layout;

public sealed class DestinationsTests : PageTest
{
    [Fact]
    public void A_phones_bar_has_room_for_five() => Assert.InRange(Destinations.OnPhone.Count, 1, 5);

    [Fact]
    public void What_is_not_in_a_phones_bar_is_behind_its_last_place()
    {
        var more = Render<MorePage>().FindAll("a").Select(link => link.GetAttribute("href"));

        Assert.Equal("/more", Destinations.OnPhone[^1].Url);
        Assert.Subset(more.ToHashSet(), Destinations.All.Except(Destinations.OnPhone).Select(each => each.Url).ToHashSet<string?>());
    }
}
