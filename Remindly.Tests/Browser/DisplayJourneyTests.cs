using Microsoft.Playwright;
using Remindly.Tests.Infrastructure;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Remindly.Tests.Browser;

public sealed class DisplayJourneyTests(BrowserFixture browsers) : JourneyTest(browsers)
{
    [Fact]
    public async Task A_choice_shows_at_once_in_every_window_and_from_the_first_byte_of_the_next_page()
    {
        var page = await StartAsync(Screen.Desktop);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/tasks");
        await Link(page, "Display").ClickAsync();
        await page.GetByLabel("Dark").CheckAsync();
        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();
        await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(18, 23, 28)");
        await Expect(other.Locator("body")).ToHaveCSSAsync("background-color", "rgb(18, 23, 28)");

        await page.GetByLabel("200 %").CheckAsync();
        await Expect(other.Locator("html")).ToHaveCSSAsync("font-size", "34px");
        await page.GetByLabel("More contrast").CheckAsync();
        await Expect(other.Locator("body")).ToHaveCSSAsync("background-color", "rgb(0, 0, 0)");

        var html = await (await page.GotoAsync("/integrations"))!.TextAsync();
        Assert.Contains("data-text=\"200\"", html, StringComparison.Ordinal);
        await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(0, 0, 0)");
    }

    [Fact]
    public async Task An_unreachable_Remindly_is_told_in_its_own_words_and_comes_back_by_itself()
    {
        var page = await StartAsync(Screen.Phone);
        await page.EvaluateAsync("() => navigator.serviceWorker.ready");
        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync("/tasks");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Remindly cannot be reached" })).ToBeVisibleAsync();
        await PageChecks.IsInOrderAsync(page);
        await PageChecks.IsEasyToHitAsync(page);
        await Accessible.FindsNothingAsync(page);
        await page.Context.SetOfflineAsync(false);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Tasks" })).ToBeVisibleAsync();
    }
}
