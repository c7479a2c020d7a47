using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Sandbox.Calendly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Remindly.Tests.Browser;

public sealed class CalendlyJourneyTests(BrowserFixture browsers) : JourneyTest(browsers)
{
    private CalendlyAccount Calendly => App.Services.GetRequiredService<CalendlySandbox>().Account;

    [Fact]
    public async Task Connects_Calendly_with_a_token_and_a_moved_appointment_stays_one_task()
    {
        var page = await StartAsync(Screen.Desktop);
        await page.GotoAsync("/integrations/add/calendly");
        await page.GetByLabel("Personal access token", new() { Exact = true }).FillAsync(CalendlySandbox.Token);
        await Expect(Link(page, "Sign in with Calendly")).ToBeVisibleAsync();
        await Accessible.FindsNothingAsync(page);
        await Button(page, "Check and preview").ClickAsync();
        await ConnectOnlyRosasAsync(page);

        var visit = Calendly.Events.First(each =>
            !each.Canceled && each.Start > TimeProvider.System.GetUtcNow().AddDays(1) && IsRosas(each)
        );
        var before = await CountAsync(page);
        var moved = Calendly.Reschedule(visit.Id, visit.Start.AddDays(1).AddMinutes(35))!;
        await page.GotoAsync("/integrations");
        await Button(page, "Sync now").First.ClickAsync();
        await Expect(page.GetByText("1 changed").First).ToBeVisibleAsync();

        Assert.Equal(before, await CountAsync(page));
        await Expect(page.Locator($"a[href='https://calendly.com/scheduled_events/{moved}']")).ToHaveCountAsync(1);
        await Expect(page.Locator($"a[href='https://calendly.com/scheduled_events/{visit.Id}']")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Connects_Calendly_by_signing_in_there_after_saying_no_first()
    {
        var page = await StartAsync(Screen.Phone);
        await page.GotoAsync("/integrations/add/calendly");
        await Link(page, "Sign in with Calendly").ClickAsync();
        await Button(page, "Deny").ClickAsync();
        await Expect(page.GetByText("You said no at Calendly")).ToBeVisibleAsync();
        await Accessible.FindsNothingAsync(page);

        await Link(page, "Sign in with Calendly").ClickAsync();
        await Button(page, "Allow").ClickAsync();
        await Expect(page.GetByText("You are signed in to Calendly")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Personal access token", new() { Exact = true })).ToHaveCountAsync(0);
        await Button(page, "Check and preview").ClickAsync();
        await ConnectOnlyRosasAsync(page);
    }

    private static bool IsRosas(CalendlyBooking each) => each.Limit == 1 && each.Invitees[0].Email == "rosa.marino@example.com";

    private static async Task ConnectOnlyRosasAsync(IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Riverside Physiotherapy" })).ToContainTextAsync("found");
        await Expect(page.GetByLabel("Only those booked for Rosa")).ToBeCheckedAsync();
        await Button(page, "Connect and bring them in").ClickAsync();
        await Expect(page.GetByText("new tasks")).ToBeVisibleAsync();
    }

    private static async Task<int> CountAsync(IPage page)
    {
        await page.GotoAsync("/tasks?source=calendly&status=all");
        var links = page.Locator("a[href^='https://calendly.com/scheduled_events/']");
        await Expect(links.First).ToBeVisibleAsync();
        return await links.CountAsync();
    }
}
