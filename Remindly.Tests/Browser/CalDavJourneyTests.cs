using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Remindly.Tests.Core.Scheduling.Providers;
using Remindly.Tests.Core.Scheduling.Providers.CalDav;
using Remindly.Tests.Infrastructure;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Remindly.Tests.Browser;

public sealed class CalDavJourneyTests(BrowserFixture browsers) : JourneyTest(browsers)
{
    private readonly RadicaleServer server = new();

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task One_of_two_calendars_is_chosen_and_its_appointments_become_tasks()
    {
        await server.StartAsync();
        await HoldAsync("Family", "Doctor Lee");
        await HoldAsync("Work", "Meeting");
        App.With("Scheduling:AllowPrivateNetworks", "true").With("Scheduling:Providers:CalDav:BaseDelay", "00:00:00.005");
        var page = await StartAsync(Screen.Phone);
        await page.GotoAsync("/integrations/add/caldav");
        await page.GetByLabel("Calendar server", new() { Exact = true }).FillAsync(server.Address.AbsoluteUri);
        await page.GetByLabel("User name", new() { Exact = true }).FillAsync(CalDavServer.User);
        var password = page.GetByLabel("App password", new() { Exact = true });
        await password.FillAsync("not the password");
        await Button(page, "Check and preview").ClickAsync();
        await Expect(password).ToHaveAccessibleDescriptionAsync(new Regex("did not accept this user name and password"));

        await password.FillAsync(server.Password);
        await Button(page, "Check and preview").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "rosa at 127.0.0.1: 2 found" })).ToBeVisibleAsync();
        await page.GetByLabel("Work", new() { Exact = true }).UncheckAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "rosa at 127.0.0.1: 1 found" })).ToBeVisibleAsync();
        await Accessible.FindsNothingAsync(page);
        await Button(page, "Connect and bring them in").ClickAsync();
        await Link(page, "See the tasks").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Doctor Lee", Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Meeting", Exact = true })).ToHaveCountAsync(0);

        await page.GotoAsync("/integrations");
        await Link(page, "View CalDAV calendar").ClickAsync();
        await Expect(page.GetByText("One calendar of the account is read.")).ToBeVisibleAsync();
        await Button(page, "Choose calendars").ClickAsync();
        await page.GetByLabel("Work", new() { Exact = true }).CheckAsync();
        await Button(page, "Save calendars").ClickAsync();
        await Expect(page.GetByText("All calendars of the account are read")).ToBeVisibleAsync();
        await Accessible.FindsNothingAsync(page);
    }

    private async Task HoldAsync(string calendar, string title)
    {
        var start = TimeProvider.System.GetUtcNow().AddDays(2);
        var path = await server.MakeCalendarAsync(calendar);
        await server.PutAsync(
            path + "one.ics",
            DavShelf.Written(title.Replace(' ', '-'), new ContractAppointment(start) { Title = title })
        );
    }
}
