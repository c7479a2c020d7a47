using System.Globalization;
using Microsoft.Playwright;
using Remindly.Core.Scheduling;
using Remindly.Tests.Infrastructure;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Remindly.Tests.Browser;

public sealed class PagesJourneyTests(BrowserFixture browsers) : JourneyTest(browsers)
{
    public static TheoryData<string> Screens => [.. Screen.All.Select(screen => screen.Name)];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Every_page_fits_and_has_no_findings(string screen)
    {
        var integration = await ConnectAsync(MatchMode.Client);
        var page = await StartAsync(Screen.Named(screen));
        await page.GotoAsync("/tasks");
        var task = await page.GetByRole(AriaRole.Link, new() { Name = "Physiotherapy" }).First.GetAttributeAsync("href");
        await page.GotoAsync("/seniors");
        var senior = await Link(page, "Edit Rosa").GetAttributeAsync("href");
        string[] paths =
        [
            "/",
            "/tasks",
            "/tasks?source=acuity&status=all",
            "/tasks?q=nothing-like-this",
            "/tasks/new",
            task!,
            "/seniors",
            "/seniors/new",
            senior!,
            "/integrations",
            "/integrations/add",
            "/integrations/add/acuity",
            $"/integrations/{integration.Id}",
            $"/integrations/{integration.Id}/reconnect",
            "/integrations/00000000-0000-0000-0000-000000000001",
        ];
        foreach (var path in paths)
        {
            await page.GotoAsync(path);
            await Expect(page.GetByText("Loading…")).ToHaveCountAsync(0);
            await Accessible.FitsTheWidthAsync(page);
            await Accessible.FindsNothingAsync(page);
        }
    }

    [Fact]
    public async Task A_narrow_screen_loses_nothing()
    {
        await ConnectAsync(MatchMode.Client);
        var page = await StartAsync(Screen.Phone with { Name = "narrow", Width = 320 });
        foreach (var path in (string[])["/", "/tasks", "/tasks/new", "/integrations", "/integrations/add/acuity", "/seniors/new"])
        {
            await page.GotoAsync(path);
            await Expect(page.GetByText("Loading…")).ToHaveCountAsync(0);
            await Accessible.FitsTheWidthAsync(page);
        }
    }

    [Fact]
    public async Task Writes_a_task_down_takes_it_finishes_it_and_takes_that_back()
    {
        var page = await StartAsync(Screen.Phone);
        await page.GotoAsync("/tasks/new");
        await Button(page, "Add the task").ClickAsync();
        var title = page.GetByLabel("What is to be done");
        await Expect(title).ToBeFocusedAsync();
        await Expect(page.GetByText("Say what is to be done.")).ToBeVisibleAsync();
        await title.FillAsync("Water the <b>plants</b>");
        await Button(page, "Add the task").ClickAsync();
        await Expect(page.GetByText("Added: Water the <b>plants</b>.")).ToBeVisibleAsync();

        await Button(page, "I'll take it: Water the <b>plants</b>").ClickAsync();
        var row = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Water the <b>plants</b>" });
        await Expect(row).ToContainTextAsync("You");
        var tick = row.GetByRole(AriaRole.Button, new() { Name = "Done: Water the <b>plants</b>" });
        await tick.ClickAsync();
        await Expect(tick).ToHaveAttributeAsync("aria-pressed", "true");
        await Button(page, "Undo").ClickAsync();
        await Expect(tick).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [Fact]
    public async Task An_appointment_is_checked_again_removed_from_the_list_and_brought_back()
    {
        await ConnectAsync(MatchMode.Client);
        var page = await StartAsync(Screen.Phone);
        await page.GotoAsync("/tasks?source=acuity");
        await page.GetByRole(AriaRole.Link, new() { Name = "Blood test" }).First.ClickAsync();
        await Expect(page.GetByText("managed by Acuity Scheduling")).ToBeVisibleAsync();
        var address = await page.GetByRole(AriaRole.Link, new() { Name = "Change them there" }).GetAttributeAsync("href");
        var id = long.Parse(address!.Split('/')[^1], CultureInfo.InvariantCulture);

        Acuity.Move(id, Acuity.Find(id)!.Start.AddDays(1));
        await Button(page, "Check again").ClickAsync();
        await Expect(page.GetByText("It changed at Acuity Scheduling")).ToBeVisibleAsync();
        await Expect(page.GetByText("Acuity Scheduling moved it from")).ToBeVisibleAsync();

        await Button(page, "Remove from the list").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(App.Address, "/tasks").ToString());
        await Expect(RowOf(page, id)).ToHaveCountAsync(0);
        await Button(page, "Undo").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Blood test" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Filters_are_the_address_and_are_taken_away_one_by_one()
    {
        await ConnectAsync(MatchMode.Client);
        var page = await StartAsync(Screen.Desktop);
        await page.GotoAsync("/tasks");
        await Button(page, "Filters").ClickAsync();
        await page.GetByLabel("From", new() { Exact = true }).SelectOptionAsync("manual");
        await Expect(page).ToHaveURLAsync(new Uri(App.Address, "/tasks?source=manual").ToString());
        await page.GetByLabel("Who has it").SelectOptionAsync("me");
        await Expect(page).ToHaveURLAsync(new Uri(App.Address, "/tasks?source=manual&assigned_to=me").ToString());
        await Button(page, "Close the filters").ClickAsync();
        await Expect(Link(page, "Remove the filter Who has it: Me")).ToBeVisibleAsync();
        await Link(page, "Remove the filter From: written here").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(App.Address, "/tasks?assigned_to=me").ToString());
        await Button(page, "Filters").ClickAsync();
        await Expect(page.GetByLabel("From", new() { Exact = true })).ToHaveValueAsync("");
    }
}
