using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Remindly.Core;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Tasks;
using Remindly.Tests.Infrastructure;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Remindly.Tests.Browser;

public sealed class TaskListJourneyTests(BrowserFixture browsers) : JourneyTest(browsers)
{
    private const int Most = 300;

    [Fact]
    public async Task Filters_are_remembered_undone_by_the_back_button_and_cleared()
    {
        await ConnectAsync(MatchMode.Client);
        var page = await StartAsync(Screen.Phone);
        await page.GotoAsync("/tasks");
        await Button(page, "Filters").ClickAsync();
        var sheet = page.GetByRole(AriaRole.Dialog, new() { Name = "Filters" });
        await sheet.GetByLabel("Appointment").CheckAsync();
        await Expect(page).ToHaveURLAsync(Url("/tasks?task_type=appointment"));
        await sheet.GetByLabel("From", new() { Exact = true }).SelectOptionAsync("acuity");
        await Expect(page).ToHaveURLAsync(Url("/tasks?source=acuity&task_type=appointment"));
        await Accessible.FindsNothingAsync(page);
        await sheet.GetByRole(AriaRole.Button, new() { NameRegex = new("^Show \\d+ tasks$") }).ClickAsync();
        await Expect(Link(page, "Remove the filter From: Acuity Scheduling")).ToBeVisibleAsync();

        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(Url("/tasks?task_type=appointment"));
        await Expect(Link(page, "Remove the filter From: Acuity Scheduling")).ToHaveCountAsync(0);

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Tasks" }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(Url("/tasks?task_type=appointment"));
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Clear all filters" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Url("/tasks?status=open"));
        await page.GotoAsync("/tasks");
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Filters in use" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task By_keys_alone_tasks_are_found_done_given_and_chosen()
    {
        var page = await StartAsync(Screen.Desktop);
        await AddAsync("Alpha", "Beta", "Gamma");
        await page.GotoAsync("/tasks?q=zebra");
        await Expect(Link(page, "Alpha")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keys for the task list" })).ToBeVisibleAsync();
        await Accessible.FindsNothingAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await FocusAsync(page, "Beta");
        await page.Keyboard.PressAsync("c");
        var tick = Button(page, "Done: Beta");
        await Expect(tick).ToHaveAttributeAsync("aria-pressed", "true");
        await Button(page, "Undo").ClickAsync();
        await Expect(tick).ToHaveAttributeAsync("aria-pressed", "false");

        await FocusAsync(page, "Beta");
        await page.Keyboard.PressAsync("a");
        var people = page.GetByRole(AriaRole.Dialog, new() { Name = "Who does this? Beta" });
        await Expect(people).ToBeVisibleAsync();
        await Accessible.FindsNothingAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await Expect(people).ToHaveCountAsync(0);
        await Expect(Link(page, "Beta")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("x");
        await Expect(page.GetByText("1 task chosen")).ToBeVisibleAsync();
        await FocusAsync(page, "Gamma");
        await page.Keyboard.PressAsync("x");
        await Expect(page.GetByText("2 tasks chosen")).ToBeVisibleAsync();
        await Accessible.FindsNothingAsync(page);
        await Button(page, "Delete").ClickAsync();
        await Expect(Link(page, "Gamma")).ToHaveCountAsync(0);
        await Button(page, "Undo").ClickAsync();
        await Expect(Link(page, "Gamma")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByLabel("Search")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("xjc?");
        await Expect(page.GetByLabel("Search")).ToHaveValueAsync("xjc?");
    }

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task Thousands_of_tasks_are_scrolled_through_with_a_few_hundred_in_the_page(string screen)
    {
        var page = await StartAsync(Screen.Named(screen));
        await FillAsync(5000);
        await page.GotoAsync("/tasks");
        var rows = page.Locator("[data-row]");
        await Expect(Link(page, "Task 0001")).ToBeVisibleAsync();

        await Eventually.HoldsAsync(
            async () =>
            {
                Assert.InRange(await rows.CountAsync(), 1, Most);
                await page.EvaluateAsync("window.scrollTo(0, document.body.scrollHeight)");
                return await page.Locator("[data-part]").CountAsync() > 12;
            },
            "a dozen pages came while scrolling"
        );
        await page.EvaluateAsync("window.scrollTo(0, 0)");

        await Expect(Link(page, "Task 0001")).ToBeVisibleAsync();
        await Expect(Link(page, "Task 0001")).ToBeInViewportAsync();
        Assert.InRange(await rows.CountAsync(), 1, Most);
    }

    private string Url(string path) => new Uri(App.Address, path).ToString();

    // By the keys, from wherever the focus is.
    private static async Task FocusAsync(IPage page, string title)
    {
        await Eventually.HoldsAsync(
            async () =>
            {
                await page.Keyboard.PressAsync("k");
                return await page.EvaluateAsync<bool>("() => document.activeElement === document.querySelector('[data-row] .title a')");
            },
            "the first task has the focus"
        );
        await Eventually.HoldsAsync(
            async () =>
            {
                if (await page.EvaluateAsync<string>("() => document.activeElement.textContent") == title)
                {
                    return true;
                }

                await page.Keyboard.PressAsync("j");
                return false;
            },
            $"{title} has the focus"
        );
    }

    private async Task<Guid> RosaAsync(RemindlyDb db) =>
        await db.Seniors.Select(senior => senior.Id).SingleAsync(TestContext.Current.CancellationToken);

    private async Task AddAsync(params string[] titles)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var db = App.Services.GetRequiredService<IDbContextFactory<RemindlyDb>>().CreateDbContext();
        var (rosa, user) = (await RosaAsync(db), await db.Users.Select(user => user.Id).FirstAsync(cancellation));
        foreach (var title in titles)
        {
            var added = await App
                .Services.GetRequiredService<TaskService>()
                .CreateAsync(user, rosa, new TaskChange { Title = title, Notes = "Zebra" }, cancellation);
            Assert.IsType<Outcome<TaskSummary>.Done>(added);
        }
    }

    private async Task FillAsync(int count)
    {
        await using var db = App.Services.GetRequiredService<IDbContextFactory<RemindlyDb>>().CreateDbContext();
        var rosa = await RosaAsync(db);
        var user = await db.Users.Select(user => user.Id).FirstAsync();
        var start = TimeProvider.System.GetUtcNow().AddYears(-1);
        db.AddRange(
            Enumerable
                .Range(1, count)
                .Select(number =>
                    CareTask.Create(
                        rosa,
                        user,
                        new TaskDetails { Title = $"Task {number:0000}", ScheduledAt = start.AddHours(number * 2) },
                        start
                    )
                )
        );
        await db.SaveChangesAsync();
    }
}
