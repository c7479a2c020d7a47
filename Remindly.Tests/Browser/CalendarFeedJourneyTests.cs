using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Remindly.Tests.Core.Scheduling.Sync;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Sandbox.Feeds;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Remindly.Tests.Browser;

public sealed class CalendarFeedJourneyTests(BrowserFixture browsers) : JourneyTest(browsers)
{
    private FeedSandbox Feed => App.Services.GetRequiredService<FeedSandbox>();

    [Fact]
    public async Task A_pasted_link_brings_the_weekly_physiotherapy_on_the_right_days()
    {
        var page = await StartAsync(Screen.Desktop);
        await Link(page, "Integrations").ClickAsync();
        await Link(page, "Add an integration").ClickAsync();
        await Link(page, "Connect Calendar feed").ClickAsync();
        await Button(page, "Fill in the demo account").ClickAsync();
        await Expect(page.GetByLabel("Calendar address", new() { Exact = true })).ToHaveValueAsync(new Regex("riverside-clinic"));
        await Button(page, "Check and preview").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Riverside Clinic: Rosa Marino" })).ToContainTextAsync("found");
        await Expect(page.GetByText("all day").First).ToBeVisibleAsync();
        await Accessible.FindsNothingAsync(page);
        await Button(page, "Connect and bring them in").ClickAsync();
        await Expect(page.GetByText("new tasks")).ToBeVisibleAsync();
        await Link(page, "See the tasks").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(App.Address, "/tasks?source=calendar_feed").ToString());
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Physiotherapy", Exact = true }).First).ToBeVisibleAsync();

        await page.GotoAsync("/integrations");
        await Button(page, "Sync now: Calendar feed").ClickAsync();
        await Expect(page.GetByText("Nothing changed")).ToBeVisibleAsync();
        await Expect(page.GetByText("Up to date")).ToBeVisibleAsync();
        Assert.DoesNotContain(FeedSandbox.Path, await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_user_pastes_a_link_and_finds_the_physiotherapy_on_the_right_days_across_the_end_of_summer_time()
    {
        // The clinic has one visit moved, one cancelled and one left out in the weeks before, and none around that Sunday.
        var sunday = EndOfSummerTime(TimeProvider.System.GetUtcNow().Year + 1);
        var today = sunday.AddDays(-35);
        App.With(services => services.AddSingleton<TimeProvider>(new WallClock(new(today, new(14, 0), TimeSpan.Zero))));
        var page = await RegisterAsync();
        await Link(page, "Add the person you care for").ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Rosa Marino");
        await Button(page, "Add").ClickAsync();
        await Expect(page.GetByText("Rosa Marino is here.")).ToBeVisibleAsync();

        await Link(page, "Integrations").ClickAsync();
        await Link(page, "Add an integration").ClickAsync();
        await Link(page, "Connect Calendar feed").ClickAsync();
        await page.GetByLabel("Calendar address", new() { Exact = true }).FillAsync(new Uri(App.Address, FeedSandbox.Path).AbsoluteUri);
        await Button(page, "Check and preview").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Riverside Clinic: Rosa Marino" })).ToContainTextAsync("found");
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "The next ones" }))
            .ToContainTextAsync(new Regex("Physiotherapy.*10:00.am"));
        await Button(page, "Connect and bring them in").ClickAsync();
        await Link(page, "See the tasks").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Physiotherapy", Exact = true }).First).ToBeVisibleAsync();

        var first = sunday.AddDays(-33);
        await ExpectVisitAsync(page, first, "10:00 am");
        await ExpectVisitAsync(page, first.AddDays(7), null);
        await ExpectVisitAsync(page, first.AddDays(9), "2:30 pm");
        await ExpectVisitAsync(page, first.AddDays(14), null);
        await ExpectVisitAsync(page, first.AddDays(21), null);
        await ExpectVisitAsync(page, sunday.AddDays(-5), "10:00 am");
        await ExpectVisitAsync(page, sunday.AddDays(2), "10:00 am");
        await ExpectVisitAsync(page, sunday.AddDays(9), "10:00 am");
        foreach (var other in Enumerable.Range(-4, 6))
        {
            await ExpectVisitAsync(page, sunday.AddDays(other), null);
        }
    }

    private async Task<IPage> RegisterAsync()
    {
        var page = await VisitAsync(App.Address, "/account/register", Screen.Desktop);
        await page.GetByLabel("Your name").FillAsync("Nora");
        await page.GetByLabel("E-mail").FillAsync("nora@example.org");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(RemindlyApp.Password);
        await Button(page, "Make an account").ClickAsync();
        return page;
    }

    /// <param name="time">Null: there is none on that day.</param>
    private static async Task ExpectVisitAsync(IPage page, DateOnly day, string? time)
    {
        var path = FormattableString.Invariant($"/calendar?date={day:yyyy-MM}-01&status=open");
        if (!page.Url.Contains(path, StringComparison.Ordinal))
        {
            await page.GotoAsync(path);
        }

        var cell = page.Locator(FormattableString.Invariant($"td[data-drop='{day:yyyy-MM-dd}']"));
        await Expect(cell).ToHaveCountAsync(1);
        var visit = cell.Locator(".entry").Filter(new() { HasText = "Physiotherapy" });
        await Expect(visit).ToHaveCountAsync(time is null ? 0 : 1);
        if (time is not null)
        {
            await Expect(visit)
                .ToContainTextAsync(new Regex($"{time.Replace(' ', '.')}|{time.Replace(":00", "", StringComparison.Ordinal)}"));
        }
    }

    /// <summary>The first Sunday of November, when New York's clocks go back.</summary>
    private static DateOnly EndOfSummerTime(int year)
    {
        var november = new DateOnly(year, 11, 1);
        return november.AddDays((7 - (int)november.DayOfWeek) % 7);
    }

    [Fact]
    public async Task The_wrong_link_is_told_beside_its_field_and_what_was_pasted_stays()
    {
        var page = await StartAsync(Screen.Phone);
        await page.GotoAsync("/integrations/add/calendar_feed");
        var address = page.GetByLabel("Calendar address", new() { Exact = true });
        await Button(page, "Check and preview").ClickAsync();
        await Expect(address).ToHaveAccessibleDescriptionAsync(new Regex("Paste the calendar’s address"));

        await address.FillAsync("https://calendar.google.com/calendar/embed?src=rosa%40example.com");
        await Button(page, "Check and preview").ClickAsync();
        await Expect(address).ToHaveAccessibleDescriptionAsync(new Regex("Secret address in iCal format"));
        await Expect(address).ToHaveValueAsync(new Regex("embed"));

        await address.FillAsync("http://192.168.1.10/calendar.ics");
        await Button(page, "Check and preview").ClickAsync();
        await Expect(address).ToHaveAccessibleDescriptionAsync(new Regex("leads to a place Remindly may not read"));

        Feed.Fault = FeedFault.Html;
        await address.FillAsync(new Uri(App.Address, FeedSandbox.Path).AbsoluteUri);
        await Button(page, "Check and preview").ClickAsync();
        await Expect(address).ToHaveAccessibleDescriptionAsync(new Regex("it may be a page for people"));
        await Accessible.FindsNothingAsync(page);
    }
}
