using Microsoft.Playwright;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Browser;

public sealed class DocsPageTests(BrowserFixture browsers, LiveApp app) : BrowserTest(browsers), IClassFixture<LiveApp>
{
    public static readonly TheoryData<string> Screens = [.. Screen.All.Select(screen => screen.Name)];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Reads_well_and_has_no_findings(string screen)
    {
        var page = await VisitAsync(app.Address, "/docs", Screen.Named(screen));

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "PATCH /api/tasks/{id}" })).ToBeVisibleAsync();
        await Accessible.FindsNothingAsync(page);
        await Accessible.FitsTheWidthAsync(page);
    }

    [Fact]
    public async Task A_route_is_one_click_away()
    {
        var page = await VisitAsync(app.Address, "/docs");

        await page.GetByRole(AriaRole.Link, new() { Name = "POST /api/tasks/{id}/claim" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "POST /api/tasks/{id}/claim" })).ToBeInViewportAsync();
    }
}
