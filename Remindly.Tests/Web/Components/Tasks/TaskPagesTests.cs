using Bunit;
using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Tasks;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Shared;
using Remindly.Web.Components.Tasks;
using Xunit;

namespace Remindly.Tests.Web.Components.Tasks;

public sealed class TaskPagesTests : PageTest
{
    [Fact]
    public async Task The_list_hides_what_is_cancelled_until_it_is_asked_for()
    {
        await AddAsync("Buy bread");
        var cancelled = await AddAsync("Old visit");
        await Get<TaskService>().ChangeAsync(Ana.Id, cancelled.Id, new TaskChange { Status = CareTaskStatus.Cancelled }, Cancellation);

        var page = Render<TasksPage>();

        page.WaitForAssertion(() => Assert.Contains("Buy bread", page.Markup));
        Assert.DoesNotContain("Old visit", page.Markup);
    }

    [Fact]
    public async Task Ticking_finishes_at_once_and_stays_in_sight()
    {
        var task = await AddAsync("Buy bread");
        var page = Render<TasksPage>();
        page.WaitForAssertion(() => page.Find("button.tick"));

        page.Find("button.tick").Click();

        page.WaitForAssertion(() => Assert.Equal("true", page.Find("button.tick").GetAttribute("aria-pressed")));
        var stored = Assert.IsType<Outcome<TaskDetail>.Done>(await Get<TaskQueries>().GetAsync(Ana.Id, task.Id, Cancellation)).Value;
        Assert.Equal(CareTaskStatus.Completed, stored.Task.Status);
    }

    [Fact]
    public async Task A_manual_task_can_be_edited_whole_and_a_stale_edit_changes_nothing()
    {
        var task = await AddAsync("Buy bread");
        var page = Render<TaskPage>(parameters => parameters.Add(each => each.Id, task.Id));
        page.WaitForAssertion(() => page.Find("#field-title"));
        page.Find("form").Input("");
        page.Find("#field-title").Change("Buy cake");
        await Get<TaskService>().ChangeAsync(Ana.Id, task.Id, new TaskChange { Title = "Buy rolls" }, Cancellation);

        page.WaitForAssertion(() => Assert.Contains("while you were typing", page.Markup));
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Look at it again", page.Find("form").TextContent));
        Assert.Equal("Buy cake", page.Find("#field-title").GetAttribute("value"));
        page.FindAll("button").Single(button => button.TextContent == "Show it as it is now").Click();
        Assert.Equal("Buy rolls", page.Find("#field-title").GetAttribute("value"));
        Assert.DoesNotContain("while you were typing", page.Markup);
    }

    [Fact]
    public async Task A_form_nobody_types_in_follows_what_others_change_and_can_be_saved_again_and_again()
    {
        var task = await AddAsync("Buy bread");
        var page = Render<TaskPage>(parameters => parameters.Add(each => each.Id, task.Id));
        page.WaitForAssertion(() => page.Find("#field-title"));
        await Get<TaskService>().ChangeAsync(Ana.Id, task.Id, new TaskChange { Title = "Buy rolls" }, Cancellation);
        page.WaitForAssertion(() => Assert.Equal("Buy rolls", page.Find("#field-title").GetAttribute("value")));

        foreach (var title in (string[])["Buy cake", "Buy pie"])
        {
            page.Find("form").Input("");
            page.Find("#field-title").Change(title);
            page.Find("form").Submit();
            Clock.Advance(Burst.Apart);
            page.WaitForAssertion(() => Assert.Contains(title, page.Find("h1").TextContent));
            Assert.DoesNotContain("Somebody changed this", page.Markup);
        }
    }

    [Fact]
    public async Task The_list_follows_what_others_do_and_keeps_in_sight_what_was_ticked_here()
    {
        await AddAsync("Buy bread");
        var page = Render<TasksPage>();
        page.WaitForAssertion(() => page.Find("button.tick"));
        page.Find("button.tick").Click();
        page.WaitForAssertion(() => Assert.Equal("true", page.Find("button.tick").GetAttribute("aria-pressed")));

        await AddAsync("Fetch the post");
        Clock.Advance(Burst.Apart);

        page.WaitForAssertion(() => Assert.Contains("Fetch the post", page.Markup));
        Assert.Contains("Buy bread", page.Markup);
        Assert.Single(page.FindAll("button.tick[aria-pressed=true]"));
    }

    [Fact]
    public void A_task_that_is_not_there_says_so()
    {
        var page = Render<TaskPage>(parameters => parameters.Add(each => each.Id, Guid.NewGuid()));

        page.WaitForAssertion(() => Assert.Contains("no longer here", page.Markup));
    }

    [Fact]
    public async Task Somebody_without_a_senior_is_led_to_add_one()
    {
        await Get<CircleService>().RemoveAsync(Ana.Id, Rosa.Id, Ana.Id, Cancellation);
        await Get<SeniorService>().DeleteAsync(Ana.Id, Rosa.Id, Cancellation);

        var page = Render<TasksPage>();

        page.WaitForAssertion(() => Assert.Contains("Add the person you care for", page.Markup));
    }

    private async Task<TaskSummary> AddAsync(string title) =>
        Assert
            .IsType<Outcome<TaskSummary>.Done>(
                await Get<TaskService>()
                    .CreateAsync(Ana.Id, Rosa.Id, new TaskChange { Title = title, ScheduledAt = FakeClock.Start.AddHours(2) }, Cancellation)
            )
            .Value;
}
