using Bunit;
using Remindly.Core.Care;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Seniors;
using Xunit;

namespace Remindly.Tests.Web.Components.Seniors;

public sealed class MemberItemTests : BunitContext
{
    private readonly List<CircleRole> roles = [];
    private int removed;

    public MemberItemTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Each_role_is_said_in_plain_words()
    {
        var item = Show(CircleRole.Helper, youOwn: false);

        Assert.Contains("Ben · Helper", item.Find("p").TextContent, StringComparison.Ordinal);
        Assert.Contains("see Rosa's tasks and appointments", item.Find("details").TextContent, StringComparison.Ordinal);
        Assert.Contains("invite people, change roles and remove people", item.Find("details .soft").TextContent, StringComparison.Ordinal);
        Assert.Empty(item.FindAll("select, button"));
    }

    [Fact]
    public void More_rights_come_at_once()
    {
        Show(CircleRole.Helper).Find("select").Change("owner");

        Assert.Equal([CircleRole.Owner], roles);
    }

    [Fact]
    public void Fewer_rights_ask_first_and_can_be_left_as_they_are()
    {
        var item = Show(CircleRole.Helper);
        item.Find("select").Change("viewer");

        Assert.Contains("open tasks that Ben has are free again", item.Find("[role=group]").TextContent, StringComparison.Ordinal);
        item.Find("[role=group] button:not(.button-danger)").Click();
        Assert.Empty(roles);
        Assert.Equal("helper", item.Find("select").GetAttribute("value"));

        item.Find("select").Change("viewer");
        item.Find("[role=group] .button-danger").Click();
        Assert.Equal([CircleRole.Viewer], roles);
    }

    [Fact]
    public void Removing_asks_first()
    {
        var item = Show(CircleRole.Viewer);
        item.Find("button").Click();
        Assert.Equal(0, removed);
        Assert.Contains("Remove Ben from Rosa's circle?", item.Find("[role=group]").TextContent, StringComparison.Ordinal);

        item.Find(".button-danger").Click();
        Assert.Equal((1, 0), (removed, roles.Count));
    }

    [Fact]
    public void Anybody_may_leave()
    {
        var item = Show(CircleRole.Viewer, isYou: true, youOwn: false);
        Assert.Empty(item.FindAll("select"));
        item.Find("button").Click();
        Assert.Contains("Leave Rosa's circle?", item.Find("[role=group]").TextContent, StringComparison.Ordinal);
        item.Find(".button-danger").Click();
        Assert.Equal(1, removed);
    }

    [Fact]
    public void The_only_owner_is_told_why_not()
    {
        var item = Show(CircleRole.Owner, isYou: true, onlyOwner: true);

        Assert.Empty(item.FindAll("select, button"));
        Assert.Contains("You are the only owner.", item.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<MemberItem> Show(CircleRole role, bool isYou = false, bool youOwn = true, bool onlyOwner = false) =>
        Render<MemberItem>(item =>
            item.Add(each => each.Member, new MemberSummary(Guid.NewGuid(), "Ben", role, FakeClock.Start))
                .Add(each => each.Senior, "Rosa")
                .Add(each => each.IsYou, isYou)
                .Add(each => each.YouOwn, youOwn)
                .Add(each => each.IsOnlyOwner, onlyOwner)
                .Add(each => each.OnRole, roles.Add)
                .Add(each => each.OnRemove, () => removed++)
        );
}
