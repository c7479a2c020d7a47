using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Remindly.Core.Scheduling;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Sandbox;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Remindly.Tests.Browser;

public sealed class AcuityJourneyTests(BrowserFixture browsers) : JourneyTest(browsers)
{
    private const string AllOfTheClinic = "/tasks?source=acuity&status=all&q=flu%20clinic";

    [Fact]
    public async Task Connects_Acuity_and_its_appointments_are_tasks_that_stay_right()
    {
        var page = await StartAsync(Screen.Desktop);
        await Link(page, "Integrations").ClickAsync();
        await Link(page, "Add an integration").ClickAsync();
        await Link(page, "Connect Acuity Scheduling").ClickAsync();
        await page.GetByLabel("User ID").FillAsync(AcuitySandbox.UserId);
        await page.GetByLabel("API key", new() { Exact = true }).FillAsync(AcuitySandbox.ApiKey);
        await Button(page, "Check and preview").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Riverside Care" })).ToContainTextAsync("found");
        await Expect(page.GetByLabel("Only those booked for Rosa")).ToBeCheckedAsync();
        await page.GetByLabel("All of them").CheckAsync();
        await Button(page, "Connect and bring them in").ClickAsync();
        await Expect(page.GetByText("new tasks")).ToBeVisibleAsync();
        await Link(page, "See the tasks").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(App.Address, "/tasks?source=acuity").ToString());
        await Expect(page.GetByLabel("From", new() { Exact = true })).ToHaveValueAsync("acuity");

        var clinic = Acuity.Find(each => Acuity.Types.Single(type => type.Id == each.TypeId).Name.Contains("Flu"));
        Assert.True(clinic.Count > 100);
        await ShowAsync(page, clinic.Count);
        var kept = clinic.Where(each => !each.Canceled).ToList();
        var (moved, cancelled, done) = (kept[0], kept[1], kept[2]);
        await Expect(RowOf(page, moved.Id)).ToContainTextAsync("8:00 am");
        var there = RowOf(page, moved.Id).GetByRole(AriaRole.Link, new() { Name = "Acuity Scheduling" });
        await Expect(there).ToHaveAttributeAsync("target", "_blank");
        await Expect(there).ToHaveAttributeAsync("rel", "noopener noreferrer");

        Acuity.Move(moved.Id, moved.Start.AddDays(1).AddMinutes(5));
        Acuity.Cancel(cancelled.Id);
        await RowOf(page, done.Id).GetByRole(AriaRole.Button, new() { Name = "Done: Flu clinic" }).ClickAsync();
        await Expect(RowOf(page, done.Id)).ToContainTextAsync("Done");
        await SyncAsync(page, "2 changed.");
        await ShowAsync(page, clinic.Count);
        await Expect(RowOf(page, moved.Id)).ToContainTextAsync("8:05 am");
        await Expect(RowOf(page, cancelled.Id)).ToContainTextAsync("Cancelled");
        await Expect(RowOf(page, done.Id)).ToContainTextAsync("Done");

        await SyncAsync(page, "Nothing changed");
        await page.GotoAsync("/tasks?status=completed");
        await Expect(RowOf(page, done.Id)).ToContainTextAsync("Flu clinic");
    }

    [Fact]
    public async Task A_wrong_key_is_told_beside_its_field_and_what_was_typed_stays()
    {
        var page = await StartAsync(Screen.Phone);
        await page.GotoAsync("/integrations/add/acuity");
        await page.GetByLabel("User ID").FillAsync(AcuitySandbox.UserId);
        var key = page.GetByLabel("API key", new() { Exact = true });
        await Button(page, "Check and preview").ClickAsync();
        await Expect(key).ToBeFocusedAsync();
        await Expect(key).ToHaveAccessibleDescriptionAsync(new Regex("Paste the API key"));

        await key.FillAsync("notthekey");
        await Button(page, "Check and preview").ClickAsync();
        await Expect(key).ToHaveAccessibleDescriptionAsync(new Regex("did not accept the key"));
        await Expect(key).ToHaveValueAsync("notthekey");
        await Accessible.FindsNothingAsync(page);

        await page.GotoAsync("/integrations");
        await Expect(page.GetByText("Nothing is connected yet")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_key_that_no_longer_works_shows_everywhere_until_a_new_one_mends_it()
    {
        await ConnectAsync(MatchMode.Client);
        Acuity.ApiKey = "a0a0a0a0";
        var page = await StartAsync(Screen.Phone);
        await page.GotoAsync("/integrations");
        await Button(page, "Sync now: Acuity Scheduling").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Needs you (1)" })).ToBeVisibleAsync();
        await page.GotoAsync("/tasks?source=acuity");
        await Expect(page.GetByText("May be out of date since").First).ToBeVisibleAsync();
        await Accessible.FindsNothingAsync(page);

        await Link(page, "Reconnect Acuity Scheduling").ClickAsync();
        await page.GetByLabel("API key", new() { Exact = true }).FillAsync("a0a0a0a0");
        await Button(page, "Reconnect and sync").ClickAsync();
        await Expect(page.GetByText("Nothing changed")).ToBeVisibleAsync();
        await Link(page, "Go to Integrations").ClickAsync();
        await Expect(page.GetByText("Up to date")).ToBeVisibleAsync();
    }

    private async Task SyncAsync(IPage page, string says)
    {
        await page.GotoAsync("/integrations");
        await Button(page, "Sync now: Acuity Scheduling").ClickAsync();
        await Expect(page.GetByText(says)).ToBeVisibleAsync();
        await Expect(page.GetByText("Up to date")).ToBeVisibleAsync();
    }

    /// <summary>Opens the clinic's day and shows all of it.</summary>
    private static async Task ShowAsync(IPage page, int count)
    {
        await page.GotoAsync(AllOfTheClinic);
        await Expect(page.Locator("[data-row]").First).ToBeVisibleAsync();
        await Eventually.HoldsAsync(
            async () =>
            {
                await page.EvaluateAsync("window.scrollTo(0, document.body.scrollHeight)");
                return await Button(page, "Show more").CountAsync() == 0;
            },
            "the end of the list was scrolled to"
        );
        await Expect(page.GetByText($"{count} tasks", new() { Exact = true })).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Flu clinic", Exact = true })).ToHaveCountAsync(count);
    }
}
