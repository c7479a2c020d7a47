using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using Remindly.Core.Scheduling;
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
    public async Task The_weekly_physiotherapy_is_at_ten_before_and_after_the_end_of_summer_time()
    {
        await ConnectAsync("calendar_feed", new Credentials { Url = new Uri(App.Address, FeedSandbox.Path).AbsoluteUri }, daysBack: 365);
        var ended = EndOfSummerTime();
        var page = await StartAsync(Screen.Desktop);

        foreach (var tuesday in (DateOnly[])[TuesdayBefore(ended), TuesdayBefore(ended).AddDays(7)])
        {
            await page.GotoAsync(
                FormattableString.Invariant($"/calendar?view=agenda&date={tuesday:yyyy-MM-dd}&source=calendar_feed&status=all")
            );
            var day = page.Locator(FormattableString.Invariant($"[data-day='{tuesday:yyyy-MM-dd}']"));
            await Expect(day.Or(page.GetByRole(AriaRole.Main)).GetByText("Physiotherapy").First).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(new Regex("10(:00)?.am", RegexOptions.IgnoreCase));
            await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync(new Regex("(9|11)(:00)?.am", RegexOptions.IgnoreCase));
        }
    }

    private static DateOnly TuesdayBefore(DateOnly sunday) => sunday.AddDays(-5);

    /// <summary>The last Sunday on which New York's clocks went back.</summary>
    private static DateOnly EndOfSummerTime()
    {
        var zone = DateTimeZoneProviders.Tzdb["America/New_York"];
        var interval = zone.GetZoneInterval(Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));
        while (interval.Savings != Offset.Zero)
        {
            interval = zone.GetZoneInterval(interval.Start - Duration.Epsilon);
        }

        return interval.IsoLocalStart.Date.ToDateOnly();
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
