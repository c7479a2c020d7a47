using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Sandbox;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Remindly.Tests.Browser;

public sealed class KeyboardJourneyTests(BrowserFixture browsers) : JourneyTest(browsers)
{
    [Fact]
    public async Task Connects_previews_syncs_filters_completes_and_takes_back_without_a_mouse()
    {
        var page = await VisitAsync(App.Address, "/account/login");
        await page.PressAsync(Button(page, "Try the demo"));
        await page.PressAsync(Bar(page, "Integrations"));
        await page.PressAsync(Link(page, "Add an integration"));
        await page.PressAsync(Link(page, "Connect Acuity Scheduling"));
        await page.WriteAsync(page.GetByLabel("User ID"), AcuitySandbox.UserId);
        await page.WriteAsync(page.GetByLabel("API key", new() { Exact = true }), AcuitySandbox.ApiKey);
        await page.PressAsync(Button(page, "Check and preview"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Riverside Care" })).ToContainTextAsync("found");
        await page.PressAsync(Button(page, "Connect and bring them in"));
        await page.PressAsync(Link(page, "Go to Integrations"));
        await page.PressAsync(Button(page, "Sync now: Acuity Scheduling"));
        await Expect(page.GetByText("Nothing changed")).ToBeVisibleAsync();

        await page.PressAsync(Bar(page, "Tasks"));
        await page.PressAsync(Button(page, "Filters"));
        await page.WriteAsync(page.GetByLabel("From", new() { Exact = true }), "Acuity");
        await Expect(page).ToHaveURLAsync(new Regex("source=acuity"));
        await page.Keyboard.PressAsync("Escape");
        var done = page.GetByRole(AriaRole.Button, new() { Name = "Done: " }).First;
        await page.PressAsync(done, "Space");
        await Expect(done).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(Button(page, "Undo")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Expect(done).ToHaveAttributeAsync("aria-pressed", "false");
    }

    private static ILocator Bar(IPage page, string name) => page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = name });
}
