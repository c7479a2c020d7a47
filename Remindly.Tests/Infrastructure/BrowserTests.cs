using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Xunit;

namespace Remindly.Tests.Infrastructure;

/// <summary>The browser itself, on a page that no change of the product touches.</summary>
public sealed class BrowserTests(BrowserFixture browsers) : BrowserTest(browsers)
{
    private const string Good =
        "<!doctype html><html lang='en'><head><title>Hello</title><meta name='viewport' content='width=device-width'></head><body><main><h1>Hello</h1><button style='min-width:44px;min-height:44px' onclick='this.textContent=\"Pressed\"'>Press</button></main></body></html>";

    private WebApplication app = null!;

    private Uri Address => new(app.Urls.Single());

    public override async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/good", () => Results.Content(Good, "text/html"));
        app.MapGet("/bad", () => Results.Content(Good.Replace(">Press<", "><"), "text/html"));
        app.MapGet("/wide", () => Results.Content(Good.Replace("44px", "900px"), "text/html"));
        await app.StartAsync(TestContext.Current.CancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_page_opens_is_clicked_and_has_no_findings()
    {
        var page = await VisitAsync(Address, "/good", Screen.Phone);

        await page.GetByRole(AriaRole.Button).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Button)).ToHaveTextAsync("Pressed");
        await Accessible.FindsNothingAsync(page);
        await Accessible.FitsTheWidthAsync(page);
    }

    [Fact]
    public async Task A_button_without_a_name_and_a_page_that_is_too_wide_are_found()
    {
        var nameless = await VisitAsync(Address, "/bad");
        var found = await Assert.ThrowsAnyAsync<Exception>(() => Accessible.FindsNothingAsync(nameless));
        Assert.Contains("button-name", found.Message);

        var wide = await VisitAsync(Address, "/wide", Screen.Phone);
        await Assert.ThrowsAnyAsync<Exception>(() => Accessible.FitsTheWidthAsync(wide));
    }
}
