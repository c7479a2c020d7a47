using Microsoft.Playwright;
using Xunit;

namespace Remindly.Tests.Infrastructure;

/// <summary>What axe does not look for: words that are cut off or lie on each other, targets too small for a finger, focus out of sight.</summary>
public static class PageChecks
{
    private const int Stops = 25;
    private const int Patience = 20;

    // Scrolling to what has the focus, and a new size, take a frame.
    private const string Settle = "await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));";

    private static readonly Lazy<string> Script = new(() =>
        File.ReadAllText(Path.Combine(Repository.Root, "Remindly.Tests", "Infrastructure", "page-checks.js"))
    );

    /// <summary>Nothing sticks out, is cut off or lies on something else.</summary>
    public static async Task LosesNothingAsync(IPage page, string look)
    {
        await FindsNothingAsync(page, look, "wide", "cut", "overlaps");
    }

    /// <summary>Everything that can be pressed is large enough for a finger.</summary>
    public static Task IsEasyToHitAsync(IPage page) => FindsNothingAsync(page, "under a finger", "small");

    /// <summary>One heading, a title, and the landmarks people jump between.</summary>
    public static Task IsInOrderAsync(IPage page) => FindsNothingAsync(page, "in its order", "disordered");

    /// <summary>Wherever the Tab key leads, the place is seen.</summary>
    public static async Task ShowsItsFocusAsync(IPage page)
    {
        await page.EvaluateAsync("() => { document.activeElement?.blur(); scrollTo(0, 0); }");
        for (var stop = 0; stop < Stops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            await FindsNothingAsync(page, $"after {stop + 1} tabs", "focus");
        }
    }

    private static async Task FindsNothingAsync(IPage page, string look, params string[] checks)
    {
        var findings = await FindAsync(page, checks);
        for (var again = 0; findings.Length > 0 && again < Patience; again++)
        {
            findings = await FindAsync(page, checks, Settle);
        }

        Assert.True(findings.Length == 0, $"{page.Url} {look}:\n{string.Join('\n', findings)}");
    }

    private static Task<string[]> FindAsync(IPage page, string[] checks, string first = "") =>
        page.EvaluateAsync<string[]>(
            $"async checks => {{ {first} const all = ({Script.Value.Split('\n', 2)[1]})(); return checks.flatMap(each => all[each]()); }}",
            checks
        );
}
