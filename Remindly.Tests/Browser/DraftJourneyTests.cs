using Microsoft.Playwright;
using Remindly.Tests.Core.Scheduling.Sync;
using Remindly.Tests.Infrastructure;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Remindly.Tests.Browser;

public sealed class DraftJourneyTests(BrowserFixture browsers) : JourneyTest(browsers)
{
    private const string Kept = "We kept what you typed.";

    // A process that has only just started takes its time on a busy machine.
    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = 60_000 };

    [Fact]
    public async Task A_half_written_task_is_there_again_after_the_server_was_killed()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Urls"] = $"http://127.0.0.1:{LiveApp.FreePort()}",
            ["DataPath"] = TestRun.NewPath("-data"),
            ["Demo"] = "true",
            ["Scheduling:AutoSync"] = "false",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
        };
        using var killed = await AppProcess.StartAsync(settings);
        var page = await VisitAsync(killed.Client.BaseAddress!, "/account/login");
        await Button(page, "Try the demo").ClickAsync();
        await WriteHalfATaskAsync(page);

        await killed.KillAsync();
        await Expect(page.GetByText("The connection dropped")).ToBeVisibleAsync();
        await Accessible.FindsNothingAsync(page);
        using var next = await AppProcess.StartAsync(settings);
        await Expect(page.GetByText("This page has to be loaded again")).ToBeVisibleAsync(Patient);
        await Accessible.FindsNothingAsync(page);
        await Expect(page.GetByLabel("Your notes")).ToBeFocusedAsync();
        await page.PressAsync(Button(page, "Load it again"));

        await ExpectHalfATaskAsync(page);
        await Button(page, "Add the task").ClickAsync();
        await Expect(page.GetByText("Added: Collect the new glasses.")).ToBeVisibleAsync();
        await Expect(page.GetByText("2:30 pm").First).ToBeVisibleAsync();
        await page.GotoAsync("/tasks/new");
        await Expect(page.GetByLabel("What is to be done")).ToHaveValueAsync("");
        await Expect(page.GetByText(Kept)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_quick_line_and_a_comment_are_there_again_and_forgotten_once_they_are_stored()
    {
        var page = await StartAsync(Screen.Desktop);
        await page.GetByLabel("Quick add").FillAsync("water the plants tomorrow");
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Quick add")).ToHaveValueAsync("water the plants tomorrow");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Added: water the plants.")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Quick add")).ToHaveValueAsync("");

        await Link(page, "Pick up the prescription").ClickAsync();
        await page.GetByLabel("Say something").FillAsync("The pharmacy closes at six.");
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Say something")).ToHaveValueAsync("The pharmacy closes at six.");
        await Button(page, "Add the comment").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "The pharmacy closes at six." })).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Say something")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task What_was_kept_can_be_thrown_away_and_is_gone_for_good()
    {
        var page = await StartAsync(Screen.Phone);
        await WriteHalfATaskAsync(page);
        await page.ReloadAsync();
        await ExpectHalfATaskAsync(page);
        await Accessible.FindsNothingAsync(page);

        await Button(page, "Discard").ClickAsync();
        await Expect(page.GetByLabel("What is to be done")).ToHaveValueAsync("");
        await Expect(page.GetByLabel("Priority")).ToHaveValueAsync("medium");
        await page.ReloadAsync();
        await Expect(page.GetByLabel("What is to be done")).ToHaveValueAsync("");
        await Expect(page.GetByText(Kept)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Nothing_is_left_behind_on_signing_out_or_after_a_week()
    {
        var page = await StartAsync(Screen.Desktop);
        await WriteHalfATaskAsync(page);
        await Expect(page.GetByLabel("Your notes")).ToBeFocusedAsync();
        await page.EvaluateAsync(
            "() => localStorage.setItem('remindly.draft.somebody-else.old', JSON.stringify({ at: Date.now() - 8 * 864e5, values: {} }))"
        );
        await page.ReloadAsync();
        await ExpectHalfATaskAsync(page);
        Assert.Equal(1, await DraftsAsync(page));

        await page.GotoAsync("/account/manage");
        await Button(page, "Sign out").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        Assert.Equal(0, await DraftsAsync(page));
    }

    [Fact]
    public async Task A_key_is_never_kept_not_even_while_it_is_shown()
    {
        var page = await StartAsync(Screen.Desktop);
        await page.GotoAsync("/integrations/add/acuity");
        await page.GetByLabel("API key", new() { Exact = true }).FillAsync("covered-key");
        await Button(page, "Show API key").ClickAsync();
        await page.GetByLabel("API key", new() { Exact = true }).FillAsync("shown-key");
        await page.GetByLabel("User ID").FillAsync("4711");
        await Eventually.HoldsAsync(async () => await DraftsAsync(page) == 1, "it is kept");
        Assert.DoesNotContain("-key", await page.EvaluateAsync<string>("() => JSON.stringify(localStorage)"), StringComparison.Ordinal);

        await page.ReloadAsync();
        await Expect(page.GetByText(Kept)).ToBeVisibleAsync();
        await Expect(page.GetByLabel("User ID")).ToHaveValueAsync("4711");
        await Expect(page.GetByLabel("API key", new() { Exact = true })).ToHaveValueAsync("");
    }

    private static async Task WriteHalfATaskAsync(IPage page)
    {
        await page.GotoAsync("/tasks/new");
        await page.GetByLabel("What is to be done").FillAsync("Collect the new glasses");
        await page.GetByLabel("Day").FillAsync("2031-03-04");
        await page.GetByLabel("Time").FillAsync("14:30");
        await page.GetByLabel("Priority").SelectOptionAsync("high");
        await page.GetByLabel("Your notes").FillAsync("The receipt is in the blue folder");
        await Eventually.HoldsAsync(
            async () => await page.EvaluateAsync<bool>("() => Object.values(localStorage).some(each => each.includes('blue folder'))"),
            "it is kept"
        );
    }

    private static async Task ExpectHalfATaskAsync(IPage page)
    {
        await Expect(page.GetByText(Kept)).ToBeVisibleAsync(Patient);
        await Expect(page.GetByLabel("What is to be done")).ToHaveValueAsync("Collect the new glasses");
        await Expect(page.GetByLabel("Day")).ToHaveValueAsync("2031-03-04");
        await Expect(page.GetByLabel("Time")).ToHaveValueAsync("14:30");
        await Expect(page.GetByLabel("Priority")).ToHaveValueAsync("high");
        await Expect(page.GetByLabel("Your notes")).ToHaveValueAsync("The receipt is in the blue folder");
    }

    private static Task<int> DraftsAsync(IPage page) =>
        page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(each => each.startsWith('remindly.draft.')).length");
}
