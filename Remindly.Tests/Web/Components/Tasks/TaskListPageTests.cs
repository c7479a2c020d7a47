using Bunit;
using Microsoft.AspNetCore.Components;
using Remindly.Core;
using Remindly.Core.Accounts;
using Remindly.Core.Care;
using Remindly.Core.Tasks;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Shared;
using Remindly.Web.Components.Tasks;
using Xunit;

namespace Remindly.Tests.Web.Components.Tasks;

public sealed class TaskListPageTests : PageTest
{
    private readonly RemindlyUser ben = new()
    {
        Id = Guid.CreateVersion7(FakeClock.Start),
        UserName = "ben@example.org",
        Email = "ben@example.org",
        DisplayName = "Ben",
    };

    private NavigationManager Navigation => Get<NavigationManager>();

    [Fact]
    public async Task Filters_in_use_are_chips_that_lead_to_the_list_without_them()
    {
        await AddAsync("Buy bread");
        Navigation.NavigateTo("/tasks?source=manual&status=pending&status=completed&from=today&to=7d");

        var page = Show("Buy bread");

        Assert.Equal(
            [
                "Remove the filter From: written here",
                "Remove the filter Status: Nobody has it",
                "Remove the filter Status: Done",
                "Remove the filter Next 7 days",
            ],
            page.FindAll(".chip").Select(chip => chip.TextContent.Trim())
        );
        Assert.Equal("/tasks?source=manual&status=completed&from=today&to=7d", page.FindAll(".chip")[1].GetAttribute("href"));
        Assert.Equal("/tasks?status=open", page.Find("a.clear").GetAttribute("href"));
    }

    [Fact]
    public async Task The_filters_that_were_left_are_found_again_until_they_are_cleared()
    {
        await AddAsync("Buy bread");
        Navigation.NavigateTo("/tasks?status=open");
        var page = Show("Buy bread");
        page.Find("input[name=priority][value=high]").Change(true);
        page.WaitForAssertion(() => Assert.Contains("Nothing matches", page.Markup));
        Assert.EndsWith("/tasks?priority=high", Navigation.Uri, StringComparison.Ordinal);
        await DisposeComponentsAsync();

        Navigation.NavigateTo("/tasks");
        page = Render<TasksPage>();
        page.WaitForAssertion(() => Assert.EndsWith("/tasks?priority=high", Navigation.Uri, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("Priority: High", page.Markup));

        Navigation.NavigateTo(page.Find("a.clear").GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.Contains("Buy bread", page.Markup));
        await DisposeComponentsAsync();
        Navigation.NavigateTo("/tasks");
        Show("Buy bread");
        Assert.EndsWith("/tasks", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_with_filters_shows_exactly_those()
    {
        await AddAsync("Buy bread");
        await Get<PreferenceService>().SetAsync(Ana.Id, "tasks.filter", "/tasks?priority=high", Cancellation);
        Navigation.NavigateTo("/tasks?source=manual");

        Show("Buy bread");

        Assert.EndsWith("/tasks?source=manual", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal("/tasks?priority=high", await Get<PreferenceService>().GetAsync(Ana.Id, "tasks.filter", Cancellation));
    }

    [Fact]
    public async Task What_the_address_names_and_nobody_knows_is_said()
    {
        await AddAsync("Buy bread");
        Navigation.NavigateTo("/tasks?task_type=party");

        Assert.Contains("is not known here", Show("Buy bread").Markup);
    }

    [Fact]
    public async Task Chosen_tasks_are_done_together_what_could_not_be_is_said_and_it_is_taken_back()
    {
        await AddAsync("Buy bread");
        var old = await AddAsync("Old visit");
        var page = Show("Buy bread");
        Button(page, "Choose several").Click();
        page.WaitForAssertion(() => Assert.Contains("Choose tasks", page.Find(".bulk").TextContent));
        Button(page, "All shown").Click();
        page.WaitForAssertion(() => Assert.Contains("2 tasks chosen", page.Find(".bulk").TextContent));
        await Get<TaskService>().ChangeAsync(Ana.Id, old.Id, new TaskChange { Status = CareTaskStatus.Cancelled }, Cancellation);

        Button(page, "Done").Click();

        page.WaitForAssertion(() => Assert.Contains("Old visit: This was cancelled.", page.Markup));
        Assert.Empty(page.FindAll(".bulk"));
        Assert.Equal(CareTaskStatus.Completed, (await StoredAsync("Buy bread")).Status);
        await page.InvokeAsync(Get<Snackbars>().Current!.Undo!);
        Assert.Equal(CareTaskStatus.Pending, (await StoredAsync("Buy bread")).Status);
        page.WaitForAssertion(() => Assert.Contains("Buy bread", page.Markup));
    }

    [Fact]
    public async Task Deleting_is_at_once_and_can_be_taken_back()
    {
        await AddAsync("Buy bread");
        await AddAsync("Fetch the post");
        var page = Show("Buy bread");
        page.FindAll("li.task").Single(row => row.TextContent.Contains("Buy bread")).QuerySelector("input[data-act=select]")!.Change(true);
        page.WaitForAssertion(() => Button(page, "Delete"));

        Button(page, "Delete").Click();

        page.WaitForAssertion(() => Assert.DoesNotContain("Buy bread", page.Find(".list").TextContent));
        await page.InvokeAsync(Get<Snackbars>().Current!.Undo!);
        page.WaitForAssertion(() => Assert.Contains("Buy bread", page.Find(".list").TextContent));
    }

    [Fact]
    public async Task A_task_is_given_to_somebody_of_its_circle_and_back()
    {
        await SaveAsync(ben);
        await SaveAsync(new CircleMember(Rosa.Id, ben.Id, CircleRole.Helper, FakeClock.Start));
        await AddAsync("Buy bread");
        var page = Show("Buy bread");

        page.Find("[data-act=assign]").Click();
        page.WaitForAssertion(() => Assert.Equal("Who does this? Buy bread", page.Find("dialog[data-modal] h2").TextContent));
        Button(page, "Ben").Click();

        page.WaitForAssertion(() => Assert.Contains("Ben", page.Find(".who").TextContent));
        Assert.Empty(page.FindAll("dialog[data-modal]"));
        Assert.Equal("Given to Ben: Buy bread.", Get<Snackbars>().Current!.Words);
        await page.InvokeAsync(Get<Snackbars>().Current!.Undo!);
        Assert.Null((await StoredAsync("Buy bread")).AssignedTo);
    }

    [Fact]
    public async Task Keys_are_switched_off_and_stay_off()
    {
        await AddAsync("Buy bread");
        var page = Show("Buy bread");
        Assert.Equal("on", page.Find("[data-keys]").GetAttribute("data-keys"));

        page.Find("#keys input").Change(false);

        page.WaitForAssertion(() => Assert.Equal("off", page.Find("[data-keys]").GetAttribute("data-keys")));
        await DisposeComponentsAsync();
        Assert.Equal("off", Show("Buy bread").Find("[data-keys]").GetAttribute("data-keys"));
    }

    [Fact]
    public async Task Far_pages_are_let_go_and_come_back()
    {
        await SaveAsync([
            .. Enumerable
                .Range(0, 260)
                .Select(number =>
                    CareTask.Create(
                        Rosa.Id,
                        Ana.Id,
                        new TaskDetails { Title = $"Task {number:000}", ScheduledAt = FakeClock.Start.AddMinutes(number) },
                        FakeClock.Start
                    )
                ),
        ]);
        var page = Show("Task 000");
        Assert.Contains("The first 50 of 260 tasks", page.Markup);

        for (var shown = 100; shown <= 250; shown += 50)
        {
            page.Find(".more").Click();
            page.WaitForAssertion(() => Assert.Contains($"Task {shown - 1:000}", page.Markup));
        }

        Assert.Equal(150, page.FindAll("li.task").Count);
        Assert.Equal(3, page.FindAll("h2.visually-hidden").Count(heading => heading.TextContent == "Today, continued"));
        page.FindAll("[data-let-go] button").First(button => button.TextContent == "Show tasks 1 to 50 again").Click();
        page.WaitForAssertion(() => Assert.Contains("Task 000", page.Markup));
        Assert.InRange(page.FindAll("li.task").Count, 50, 250);
    }

    private IRenderedComponent<TasksPage> Show(string title)
    {
        var page = Render<TasksPage>();
        page.WaitForAssertion(() => Assert.Contains(title, page.Find(".list").TextContent));
        return page;
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<TasksPage> page, string name) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == name);

    private async Task<TaskSummary> StoredAsync(string title) =>
        (await Get<TaskQueries>().ListAsync(Ana.Id, new TaskFilter(), new PageRequest(), Cancellation))
            is Outcome<Page<TaskSummary>>.Done(var page)
            ? page.Items.Single(task => task.Title == title)
            : throw new InvalidOperationException("The list did not answer.");

    private async Task<TaskSummary> AddAsync(string title) =>
        Assert
            .IsType<Outcome<TaskSummary>.Done>(
                await Get<TaskService>()
                    .CreateAsync(Ana.Id, Rosa.Id, new TaskChange { Title = title, ScheduledAt = FakeClock.Start.AddHours(2) }, Cancellation)
            )
            .Value;
}
