using Microsoft.Playwright;
using Remindly.Tests.Infrastructure;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Remindly.Tests.Browser;

/// <summary>Each page in every look a person may need, on one visit.</summary>
public sealed class EveryPageTests(BrowserFixture browsers, FurnishedApp app) : BrowserTest(browsers), IClassFixture<FurnishedApp>
{
    // Without the touch screen's own ways of scrolling and zooming, which would hide where things are.
    private static readonly Screen Narrow = Screen.Phone with { Name = "narrow", Touch = false };

    public static TheoryData<string> Open => [.. EveryPage.Open];

    public static TheoryData<string> Own => [.. EveryPage.Own];

    [Theory]
    [MemberData(nameof(Open))]
    public async Task Anybody_can_use(string path) => await CheckAsync(await OpenAsync(app.Address, Narrow), path);

    [Theory]
    [MemberData(nameof(Own))]
    public async Task Every_caregiver_can_use(string path)
    {
        var page = await OpenAsync(app.Address, Narrow);
        await app.SignInAsync(page);
        await CheckAsync(page, path);
    }

    private async Task CheckAsync(IPage page, string path)
    {
        var parts = path.Split(' ', 2);
        await page.GotoAsync(app.Fill(parts[0]));
        await Expect(page.GetByText("Loading…")).ToHaveCountAsync(0);
        foreach (var words in parts.Skip(1).SelectMany(press => press.Split(" > ")))
        {
            await page.Locator($"summary[aria-label^='{words}'], summary:has-text('{words}'), button:has-text('{words}')")
                .First.ClickAsync();
        }

        await PageChecks.IsInOrderAsync(page);
        await PageChecks.IsEasyToHitAsync(page);
        await InEveryColourAsync(page);
        await InEverySizeAsync(page);
        await page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        await PageChecks.ShowsItsFocusAsync(page);
    }

    private static async Task InEveryColourAsync(IPage page)
    {
        await Accessible.FindsNothingAsync(page);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Accessible.KeepsItsContrastAsync(page, "dark");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, Contrast = Contrast.More });
        await Accessible.KeepsItsContrastAsync(page, "dark with more contrast");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, Contrast = Contrast.More });
        await Accessible.KeepsItsContrastAsync(page, "light with more contrast");
        await PageChecks.LosesNothingAsync(page, "with more contrast");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, Contrast = Contrast.NoPreference });
    }

    private static async Task InEverySizeAsync(IPage page)
    {
        foreach (var (width, text) in ((int, int)[])[(390, 100), (320, 100), (390, 200), (1280, 100), (1280, 200)])
        {
            await page.SetViewportSizeAsync(width, Screen.Phone.Height);
            await page.EvaluateAsync("text => document.documentElement.dataset.text = text", $"{text}");
            await PageChecks.LosesNothingAsync(page, $"{width} px wide with text of {text} %");
        }

        await Accessible.FindsNothingAsync(page);
        await page.EvaluateAsync("() => document.documentElement.dataset.text = '100'");
    }
}
