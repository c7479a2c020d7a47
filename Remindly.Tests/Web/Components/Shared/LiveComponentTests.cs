using Bunit;
using Microsoft.AspNetCore.Components.Rendering;
using Remindly.Core.Changes;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Shared;
using Xunit;

namespace Remindly.Tests.Web.Components.Shared;

public sealed class LiveComponentTests : PageTest
{
    [Fact]
    public async Task A_burst_is_one_reading_at_once_and_one_at_its_end()
    {
        var page = Render<Counted>();
        Assert.Equal(1, page.Instance.Read);

        for (var i = 0; i < 20; i++)
        {
            Get<ChangeFeed>().Publish(new Change.OfTasks(Rosa.Id));
        }

        page.WaitForAssertion(() => Assert.Equal("2", page.Markup));
        await Eventually.HoldsAsync(() => Clock.Waiting == 1, "the burst is waited for");
        Clock.Advance(Burst.Apart);
        page.WaitForAssertion(() => Assert.Equal("3", page.Markup));
        await Eventually.HoldsAsync(() => Clock.Waiting == 1, "the next burst is waited for");
        Clock.Advance(Burst.Apart);
        Assert.Equal(3, page.Instance.Read);
    }

    [Fact]
    public void What_does_not_concern_it_is_not_read()
    {
        var page = Render<Counted>();

        Get<ChangeFeed>().Publish(new Change.OfCircle(Rosa.Id));

        Assert.Equal(1, page.Instance.Read);
    }

    [Fact]
    public async Task A_page_that_was_left_hears_nothing_more()
    {
        var page = Render<Counted>();
        var left = page.Instance;
        Get<ChangeFeed>().Publish(new Change.OfTasks(Rosa.Id));
        page.WaitForAssertion(() => Assert.Equal(2, left.Read));

        await DisposeComponentsAsync();
        Get<ChangeFeed>().Publish(new Change.OfTasks(Rosa.Id));
        Clock.Advance(Burst.Apart);

        Assert.Equal((2, 0), (left.Read, Clock.Waiting));
    }

    [Fact]
    public void Readings_never_overlap()
    {
        var first = new TaskCompletionSource();
        var page = Render<Counted>(parameters => parameters.Add(each => each.Holding, first.Task));
        Get<ChangeFeed>().Publish(new Change.OfTasks(Rosa.Id));
        Assert.Equal(1, page.Instance.Begun);

        first.SetResult();

        page.WaitForAssertion(() => Assert.Equal((2, 2), (page.Instance.Begun, page.Instance.Read)));
    }

    [Fact]
    public void Other_families_changes_cost_nothing()
    {
        var heard = new List<Change>();
        var changes = Get<CircleChanges>();
        using var listening = changes.Listen(heard.Add);
        var (mine, other) = (new Change.OfTasks(Rosa.Id), new Change.OfTasks(Guid.NewGuid()));
        Get<ChangeFeed>().Publish(other);
        Assert.Equal([other], heard);

        changes.Know([Rosa.Id]);
        Get<ChangeFeed>().Publish(other);
        Get<ChangeFeed>().Publish(mine);
        Get<ChangeFeed>().Publish(new Change.OfIntegration(Guid.Empty, null));
        Assert.Equal([other, mine, new Change.OfIntegration(Guid.Empty, null)], heard);

        // Who is in another circle may have changed: until that is known, anything may concern them.
        Get<ChangeFeed>().Publish(new Change.OfCircle(other.SeniorId));
        Get<ChangeFeed>().Publish(other);
        Assert.Equal([new Change.OfCircle(other.SeniorId), other], heard[3..]);
    }

    private sealed class Counted : LiveComponent
    {
        [Microsoft.AspNetCore.Components.Parameter]
        public Task Holding { get; set; } = Task.CompletedTask;

        public int Begun { get; private set; }

        public int Read { get; private set; }

        protected override bool Concerns(Change change) => change is Change.OfTasks;

        protected override async Task LoadAsync()
        {
            Begun++;
            await Holding;
            Read++;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Read);
    }
}
