using System.Globalization;
using System.Text.RegularExpressions;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Web.Components.Shared;

/// <summary>Holds the colours to what docs/decisions/0002-radzen.md promises: readable text on the page, on cards and on tints.</summary>
public sealed partial class TokensTests(RemindlyApp app) : IClassFixture<RemindlyApp>
{
    private static readonly string[] Texts = ["ink", "soft", "primary", "primary-strong", "good", "attention", "danger", "info"];
    private static readonly string[] Tinted = ["good", "attention", "danger", "info", "primary"];

    [Theory]
    [InlineData("light", 4.5, 3, "tokens")]
    [InlineData("dark", 4.5, 3, "tokens", "dark")]
    [InlineData("more contrast", 7, 7, "tokens", "contrast")]
    [InlineData("more contrast in dark", 7, 7, "tokens", "dark", "contrast", "contrast-dark")]
    public async Task Colours_keep_their_contrast(string look, double ofText, double ofLines, params string[] sheets)
    {
        var tokens = await ColoursAsync(sheets);
        foreach (var text in Texts)
        {
            AssertContrast(text, "paper", ofText);
            AssertContrast(text, "surface", ofText);
            AssertContrast(text, "hover", ofText);
        }

        foreach (var tinted in Tinted)
        {
            AssertContrast(tinted, tinted + "-tint", ofText);
            AssertContrast("ink", tinted + "-tint", ofText);
        }

        AssertContrast("line", "surface", ofLines);
        AssertContrast("on-primary", "primary", ofText);
        AssertContrast("on-primary", "primary-strong", ofText);

        void AssertContrast(string one, string other, double least) =>
            Assert.True(Contrast(tokens[one], tokens[other]) >= least, $"{one} on {other} in {look}");
    }

    [Theory]
    [InlineData("dark")]
    [InlineData("contrast-dark")]
    public async Task A_dark_sheet_leaves_no_light_colour_behind(string sheet)
    {
        var dark = await ColoursAsync([sheet]);
        Assert.Empty((await ColoursAsync(["tokens"])).Keys.Except(dark.Keys));
    }

    private async Task<Dictionary<string, double>> ColoursAsync(string[] sheets)
    {
        using var client = app.CreateVisitor();
        var colours = new Dictionary<string, double>();
        foreach (var sheet in sheets)
        {
            foreach (Match match in Token().Matches(await client.GetStringAsync($"/css/{sheet}.css")))
            {
                colours[match.Groups[1].Value] = Luminance(match.Groups[2].Value);
            }
        }

        return colours;
    }

    private static double Luminance(string hex)
    {
        var channels = Enumerable
            .Range(0, 3)
            .Select(index => int.Parse(hex.AsSpan(index * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4))
            .ToArray();
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
    }

    private static double Contrast(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    [GeneratedRegex("--([a-z-]+): #([0-9A-F]{6});")]
    private static partial Regex Token();
}
