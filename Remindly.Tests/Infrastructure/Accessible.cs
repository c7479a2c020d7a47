using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Remindly.Tests.Infrastructure;

/// <summary>What a machine can find wrong with a page for people who see, hear or move differently: nothing may be found.</summary>
public static class Accessible
{
    private static readonly AxeRunOptions Everything = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
    };

    public static async Task FindsNothingAsync(IPage page)
    {
        var result = await page.RunAxe(Everything);
        if (result.Violations.Any(rule => rule.Id == "document-title"))
        {
            // A page that comes alive at this very moment sets its title anew.
            await Expect(page).ToHaveTitleAsync(new Regex(@"\S"));
            result = await page.RunAxe(Everything);
        }

        var findings = result.Violations.SelectMany(rule =>
            rule.Nodes.Select(node => $"{rule.Id} ({rule.Impact}): {rule.Help}\n    {node.Html}")
        );
        Assert.True(result.Violations.Length == 0, $"{page.Url} has accessibility findings:\n{string.Join('\n', findings)}");
    }

    /// <summary>After <see cref="FindsNothingAsync"/>, in another look: only the colours can differ.</summary>
    public static async Task KeepsItsContrastAsync(IPage page, string look)
    {
        var findings = await page.EvaluateAsync<string[]>(
            """
            async () => {
                await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                const { violations } = await axe.run(document, { runOnly: ["color-contrast"] });
                return violations.flatMap(rule => rule.nodes.map(node => `${node.html}: ${node.any[0]?.message}`));
            }
            """
        );
        Assert.True(findings.Length == 0, $"{page.Url} in {look} has too little contrast:\n{string.Join('\n', findings)}");
    }

    /// <summary>Nothing sticks out at the side: a phone's page scrolls one way.</summary>
    public static async Task FitsTheWidthAsync(IPage page)
    {
        var (wide, room) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), page.ViewportSize!.Width);
        Assert.True(wide <= room, $"{page.Url} is {wide} px wide on a screen of {room} px.");
    }
}
