using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Remindly.Core.Scheduling;
using Remindly.Tests.Infrastructure;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Remindly.Tests.Browser;

public sealed class CalendarJourneyTests(BrowserFixture browsers) : JourneyTest(browsers)
{
    private const string Errand = "Change the bed linen";

    public static TheoryData<string> Screens => [.. Screen.All.Select(screen => screen.Name), "narrow"];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Every_view_fits_and_has_no_findings(string screen)
    {
        await ConnectAsync(MatchMode.All);
        var page = await StartAsync(screen == "narrow" ? Screen.Phone with { Name = screen, Width = 320 } : Screen.Named(screen));
        foreach (
            var path in (string[])
                ["/", "/calendar", "/calendar?view=week", "/calendar?view=day", "/calendar?view=agenda&status=open", "/more"]
        )
        {
            await page.GotoAsync(path);
            await Expect(page.GetByText("Loading…")).ToHaveCountAsync(0);
            await Accessible.FitsTheWidthAsync(page);
            await Accessible.FindsNothingAsync(page);
        }

        await page.GotoAsync("/calendar?view=agenda&source=manual");
        await Button(page, $"Move {Errand}").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Accessible.FindsNothingAsync(page);
    }

    [Fact]
    public async Task By_keyboard_alone_a_day_is_found_a_task_moved_and_moved_back()
    {
        var page = await StartAsync(Screen.Desktop);
        await page.GotoAsync("/calendar?source=manual");
        var today = page.Locator("[data-day][tabindex='0']");
        await Expect(today).ToHaveAttributeAsync("aria-current", "date");
        await TabToAsync(page, today);
        for (var day = 0; day < 4; day++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }

        await page.Keyboard.PressAsync("PageDown");
        await Expect(page.Locator("[data-day]:focus")).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-day]:focus")).ToHaveAttributeAsync("tabindex", "0");
        await Expect(page).ToHaveURLAsync(new Regex("date="));
        await page.Keyboard.PressAsync("PageUp");
        await Expect(page.Locator("[data-day]:focus")).ToHaveAccessibleNameAsync(new Regex("1 task$"));
        await page.Keyboard.PressAsync("Enter");

        var move = Button(page, $"Move {Errand}");
        await TabToAsync(page, move);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(move).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, page.GetByRole(AriaRole.Dialog).GetByLabel("Time"));
        await page.Keyboard.TypeAsync("0330PM");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText($"Moved: {Errand}")).ToContainTextAsync("3:30 pm");
        await Expect(move).ToBeFocusedAsync();

        await TabToAsync(page, Button(page, "Undo"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Moved back.")).ToBeVisibleAsync();
        await Expect(page.Locator(".entry").Filter(new() { HasText = Errand })).ToContainTextAsync("11:00 am");
    }

    [Fact]
    public async Task A_task_is_dragged_to_another_day_and_to_another_time()
    {
        var page = await StartAsync(Screen.Desktop);
        await page.GotoAsync("/calendar?source=manual");
        var task = page.Locator(".month .entry").Filter(new() { HasText = Errand });
        var from = await task.Locator("xpath=ancestor::td").GetAttributeAsync("data-drop");
        var to = page.Locator($"td[data-drop]:not([data-drop='{from}'])").Last;
        var day = await to.GetAttributeAsync("data-drop");
        await task.DragToAsync(to);
        await Expect(page.Locator($"td[data-drop='{day}']")).ToContainTextAsync(Errand);
        await Expect(page.GetByText($"Moved: {Errand}")).ToContainTextAsync("11:00 am");
        await Button(page, "Undo").ClickAsync();
        await Expect(page.Locator($"td[data-drop='{from}']")).ToContainTextAsync(Errand);

        await page.GotoAsync($"/calendar?source=manual&view=day&date={from}");
        var entry = page.Locator(".slot .entry").First;
        await entry.EvaluateAsync("element => element.scrollIntoView({ block: 'center' })");
        var threeHours = (await page.Locator("[data-quarters]").BoundingBoxAsync())!.Height / 4;
        var grip = (await entry.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(grip.X + 200, grip.Y + 10);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(grip.X + 200, grip.Y + 10 + threeHours, new() { Steps = 8 });
        await page.Mouse.UpAsync();
        await Expect(page.GetByText($"Moved: {Errand}")).ToContainTextAsync("2:00 pm");
    }

    [Fact]
    public async Task A_free_day_leads_to_a_task_on_it_and_back_to_the_calendar()
    {
        var page = await StartAsync(Screen.Phone);
        await page.GotoAsync("/calendar?date=2031-05-10");
        await page.Locator("[data-day='2031-05-14']").ClickAsync();
        await Expect(page.Locator("#field-date")).ToHaveValueAsync("2031-05-14");
        await page.GetByLabel("What is to be done").FillAsync("Renew the passport");
        await Button(page, "Add the task").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/calendar\\?view=day&date=2031-05-14"));
        await Expect(Link(page, "Renew the passport")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "May 2031" })).ToBeVisibleAsync();
    }

    private static async Task TabToAsync(IPage page, ILocator target)
    {
        await Expect(target).ToHaveCountAsync(1);
        for (var steps = 0; steps < 80; steps++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The Tab key never came to {target}.");
    }
}
