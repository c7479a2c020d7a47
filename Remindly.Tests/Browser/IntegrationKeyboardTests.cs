using Microsoft.Playwright;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Sandbox;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Remindly.Tests.Browser;

/// <summary>All that can be done with a connection, without a mouse.</summary>
public sealed class IntegrationKeyboardTests(BrowserFixture browsers) : JourneyTest(browsers)
{
    private const int MostSteps = 60;

    [Fact]
    public async Task A_connection_is_made_renamed_paused_resumed_disconnected_and_taken_back_by_keyboard_alone()
    {
        var page = await StartAsync(Screen.Desktop);
        await page.GotoAsync("/integrations/add");
        await PressAsync(page, Link(page, "Connect Acuity Scheduling"));
        await TypeAsync(page, page.GetByLabel("User ID"), AcuitySandbox.UserId);
        await TypeAsync(page, page.GetByLabel("API key", new() { Exact = true }), AcuitySandbox.ApiKey);
        await PressAsync(page, Button(page, "Check and preview"));
        await Expect(page.GetByText("other people’s and will not be imported")).ToBeVisibleAsync();
        await Accessible.FindsNothingAsync(page);
        await PressAsync(page, Button(page, "Connect and bring them in"));
        await Expect(page.GetByText("new tasks")).ToBeVisibleAsync();
        await PressAsync(page, Link(page, "Go to Integrations"));

        await PressAsync(page, Button(page, "Sync now: Acuity Scheduling"));
        await Expect(page.GetByText("Nothing changed")).ToBeVisibleAsync();
        await ReachAsync(page, page.Locator(".when").First);
        await Expect(page.Locator(".when .exact").First).ToBeVisibleAsync();

        await ChooseAsync(page, "Rename");
        await TypeAsync(page, page.GetByRole(AriaRole.Textbox, new() { Name = "Name" }), "Rosa's bookings");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Acuity Scheduling · Rosa's bookings" })).ToBeVisibleAsync();

        await ChooseAsync(page, "Pause");
        await ReachAsync(page, page.GetByLabel("Until I resume it"));
        await page.Keyboard.PressAsync("ArrowDown");
        var day = page.GetByLabel("It goes on by itself on");
        await ReachAsync(page, day);
        await day.FillAsync(TimeProvider.System.GetUtcNow().AddDays(5).ToString("yyyy-MM-dd"));
        await Accessible.FindsNothingAsync(page);
        await PressAsync(page, Button(page, "Pause it"));
        await Expect(page.Locator(".chip")).ToContainTextAsync("Paused until");
        await PressAsync(page, Button(page, "Resume: Acuity Scheduling"));
        await Expect(page.Locator(".chip")).ToContainTextAsync("Up to date");

        await ChooseAsync(page, "Disconnect");
        await ReachAsync(page, page.GetByLabel("Keep them."));
        await page.Keyboard.PressAsync("ArrowDown");
        await Accessible.FindsNothingAsync(page);
        await PressAsync(page, Button(page, "Disconnect"));
        await Expect(page.GetByText("Nothing is connected yet")).ToBeVisibleAsync();
        await Expect(Button(page, "Undo")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Acuity Scheduling · Rosa's bookings" })).ToBeVisibleAsync();
        await Expect(page.Locator(".chip")).ToContainTextAsync("Up to date");
        await Expect(page.Locator("dl")).ToContainTextAsync("ahead");
    }

    [Fact]
    public async Task The_page_of_a_connection_shows_its_history_finds_what_is_nobodys_and_gives_its_diagnostics()
    {
        var integration = await ConnectAsync(Remindly.Core.Scheduling.MatchMode.Client);
        var page = await StartAsync(Screen.Phone);
        await page.GotoAsync($"/integrations/{integration.Id}");
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Checks of the last 90 days" })).ToBeVisibleAsync();
        await Button(page, "Look for unmatched appointments").ClickAsync();
        await Expect(page.GetByText("appointments are nobody’s here")).ToBeVisibleAsync();
        await Accessible.FindsNothingAsync(page);
        await Accessible.FitsTheWidthAsync(page);

        var file = await page.RunAndWaitForDownloadAsync(() => Link(page, "Download diagnostics").ClickAsync());
        var report = await File.ReadAllTextAsync((await file.PathAsync())!, TestContext.Current.CancellationToken);
        Assert.Contains("\"integration_id\"", report);
        Assert.DoesNotContain("Rosa", report);
    }

    private static async Task ChooseAsync(IPage page, string choice)
    {
        await PressAsync(page, page.GetByLabel("More for Acuity Scheduling"));
        await PressAsync(page, page.Locator("details").GetByRole(AriaRole.Button, new() { Name = choice, Exact = true }));
    }

    private static async Task TypeAsync(IPage page, ILocator field, string text)
    {
        await ReachAsync(page, field);
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task PressAsync(IPage page, ILocator control)
    {
        await ReachAsync(page, control);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Goes on with the Tab key until the control has the focus.</summary>
    private static async Task ReachAsync(IPage page, ILocator control)
    {
        await Expect(control).ToBeVisibleAsync();
        await Expect(control).ToBeEnabledAsync();
        for (var step = 0; step < MostSteps; step++)
        {
            if (await control.EvaluateAsync<bool>("each => each === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The Tab key never came to {control}.");
    }
}
