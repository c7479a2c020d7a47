using Bunit;
using Remindly.Core.Care;
using Remindly.Core.Tasks;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Shared;
using Xunit;
using QuickAddPart = Remindly.Web.Components.Tasks.QuickAdd;

namespace Remindly.Tests.Web.Components.Tasks;

public sealed class QuickAddTests : PageTest
{
    private int added;

    [Fact]
    public void Shows_what_it_understood_a_moment_after_typing()
    {
        var part = RenderPart();

        part.Find("#quick-add").Input("eye drops tomorrow 8am every day until 12 March");
        Assert.Empty(part.FindAll(".understood"));
        Clock.Advance(QuickAddPart.Pause);

        part.WaitForAssertion(() => Assert.Equal("eye drops", part.Find(".understood strong").TextContent));
        Assert.Equal(
            ["tomorrow, Mon, Nov 23, 8:00 am", "repeats every day until March 12, 2027", "for Rosa", "Medication"],
            part.FindAll(".piece").Select(piece => piece.TextContent.Trim(' ', ','))
        );
        Assert.Equal("status", part.Find(".preview").GetAttribute("role"));
    }

    [Fact]
    public async Task Adds_clears_and_offers_to_take_it_back()
    {
        var part = RenderPart();

        part.Find("#quick-add").Input("buy bread tomorrow 5pm");
        part.Find("form").Submit();

        part.WaitForAssertion(() => Assert.Equal(1, added));
        Assert.Equal("buy bread", Assert.Single(await TasksAsync()).Title);
        Assert.Empty(part.FindAll(".understood"));
        var said = Get<Snackbars>().Current!;
        Assert.Equal("Added: buy bread.", said.Words);
        await part.InvokeAsync(said.Undo!);
        Assert.Empty(await TasksAsync());
        Assert.Equal(2, added);
    }

    [Fact]
    public async Task A_repeat_is_taken_back_whole()
    {
        var part = RenderPart();
        part.Find("#quick-add").Input("eye drops every day 8am");
        part.Find("form").Submit();
        part.WaitForAssertion(() => Assert.Equal(1, added));
        Assert.Equal("Added: eye drops. It repeats every day.", Get<Snackbars>().Current!.Words);

        await part.InvokeAsync(Get<Snackbars>().Current!.Undo!);

        Assert.Empty(await TasksAsync());
    }

    [Fact]
    public async Task Says_beside_the_field_what_is_missing_and_keeps_the_words()
    {
        var part = RenderPart();

        part.Find("#quick-add").Input("tomorrow 8am");
        part.Find("form").Submit();

        part.WaitForAssertion(() => Assert.Equal("Say what is to be done.", part.Find("#quick-add-message").TextContent));
        Assert.Equal("true", part.Find("#quick-add").GetAttribute("aria-invalid"));
        Assert.Empty(await TasksAsync());
        part.Find("#quick-add").Input("pills tomorrow 8am");
        Assert.Equal("", part.Find("#quick-add-message").TextContent);
    }

    [Fact]
    public void Asks_about_what_may_be_meant_otherwise()
    {
        var part = RenderPart();

        part.Find("#quick-add").Input("eye drops tomorrow 8");
        Clock.Advance(QuickAddPart.Pause);

        part.WaitForAssertion(() => Assert.Contains("“8” alone is not taken for a time", part.Find(".doubt").TextContent));
    }

    [Fact]
    public async Task With_several_people_one_is_chosen_or_named()
    {
        var otto = Senior.Create(new SeniorDetails("Otto", null, null, null, "Europe/London"), FakeClock.Start.AddDays(1));
        await SaveAsync(otto, new CircleMember(otto.Id, Ana.Id, CircleRole.Helper, FakeClock.Start));
        var part = RenderPart();

        part.Find("#quick-add-for").Change(otto.Id.ToString());
        part.Find("#quick-add").Input("buy bread today 5pm");
        Clock.Advance(QuickAddPart.Pause);
        part.WaitForAssertion(() => Assert.Contains("5:00 pm, London time", part.Find(".understood").TextContent));
        part.Find("#quick-add").Input("buy bread for Rosa");
        part.Find("form").Submit();

        part.WaitForAssertion(() => Assert.Equal(1, added));
        Assert.Equal(Rosa.Id, Assert.Single(await TasksAsync()).SeniorId);
    }

    [Fact]
    public async Task Somebody_who_only_looks_gets_no_field()
    {
        var ben = new Remindly.Core.Accounts.RemindlyUser
        {
            Id = Guid.NewGuid(),
            UserName = "ben@example.org",
            DisplayName = "Ben",
        };
        await SaveAsync(ben);
        await SaveAsync(new CircleMember(Rosa.Id, ben.Id, CircleRole.Owner, FakeClock.Start));
        await Get<CircleService>().ChangeRoleAsync(ben.Id, Rosa.Id, Ana.Id, CircleRole.Viewer, Cancellation);

        Assert.Equal("", Render<QuickAddPart>().Markup.Trim());
    }

    private IRenderedComponent<QuickAddPart> RenderPart()
    {
        var part = Render<QuickAddPart>(parameters => parameters.Add(each => each.OnAdded, () => added++));
        part.WaitForAssertion(() => part.Find("#quick-add"));
        return part;
    }

    private async Task<IReadOnlyList<TaskSummary>> TasksAsync() =>
        Assert
            .IsType<Remindly.Core.Outcome<Remindly.Core.Page<TaskSummary>>.Done>(
                await Get<TaskQueries>().ListAsync(Ana.Id, new TaskFilter(), new Remindly.Core.PageRequest(), Cancellation)
            )
            .Value.Items;
}
