using Microsoft.Playwright;
using Remindly.Tests.Infrastructure;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Remindly.Tests.Browser;

public sealed class QuickAddJourneyTests(BrowserFixture browsers) : JourneyTest(browsers)
{
    [Fact]
    public async Task Writes_a_repeat_in_plain_words_with_the_keyboard_alone_and_ends_it()
    {
        var page = await StartAsync(Screen.Phone);
        var words = page.GetByLabel("Quick add", new() { Exact = true });
        await words.FocusAsync();
        await page.Keyboard.TypeAsync("feed the cat tomorrow 8am every day");
        await Expect(page.GetByText("repeats every day")).ToBeVisibleAsync();
        await Accessible.FitsTheWidthAsync(page);
        await Accessible.FindsNothingAsync(page);

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Added: feed the cat. It repeats every day.")).ToBeVisibleAsync();
        await Expect(words).ToBeFocusedAsync();
        await Expect(words).ToHaveValueAsync("");

        await page.GotoAsync("/tasks?q=feed%20the%20cat");
        await page.GetByRole(AriaRole.Link, new() { Name = "feed the cat", Exact = true }).First.ClickAsync();
        await Expect(page.GetByText("Repeats every day").First).ToBeVisibleAsync();
        await Button(page, "End this repeat").ClickAsync();
        await Expect(page.GetByText("This does not repeat any more.")).ToBeFocusedAsync();
        await page.GotoAsync("/tasks?q=feed%20the%20cat");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "feed the cat", Exact = true })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_was_added_is_taken_back()
    {
        var page = await StartAsync(Screen.Desktop);
        await page.GotoAsync("/tasks");
        await page.GetByLabel("Quick add", new() { Exact = true }).FillAsync("buy <b>bread</b> tomorrow");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        var row = page.GetByRole(AriaRole.Link, new() { Name = "buy <b>bread</b>" });
        await Expect(row).ToBeVisibleAsync();

        await Button(page, "Undo").ClickAsync();

        await Expect(row).ToHaveCountAsync(0);
    }
}
