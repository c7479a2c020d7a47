using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Browser;

public sealed class SignInPageTests(BrowserFixture browsers, LiveApp app) : BrowserTest(browsers), IClassFixture<LiveApp>
{
    public static readonly TheoryData<string> Screens = [.. Screen.All.Select(screen => screen.Name)];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Opens_reads_well_and_has_no_findings(string screen)
    {
        var page = await VisitAsync(app.Address, "/account/login", Screen.Named(screen));

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in", Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Try the demo" })).ToBeVisibleAsync();
        await Accessible.FindsNothingAsync(page);
        await Accessible.FitsTheWidthAsync(page);
    }

    [Fact]
    public async Task A_page_of_ones_own_leads_to_it_first()
    {
        var page = await VisitAsync(app.Address, "/", Screen.Phone);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/account/login\\?"));
    }

    [Fact]
    public async Task The_demo_opens_with_one_click()
    {
        var page = await VisitAsync(app.Address, "/account/login");

        await page.GetByRole(AriaRole.Button, new() { Name = "Try the demo" }).ClickAsync();

        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/account/"));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    }
}
