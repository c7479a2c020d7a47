using System.Globalization;
using System.Text.RegularExpressions;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Web.Components.Shared;

/// <summary>Holds the colours to what docs/decisions/0002-radzen.md promises: readable text on the page, on cards and on tints.</summary>
public sealed partial class TokensTests(RemindlyApp app) : IClassFixture<RemindlyApp>
{
    [Fact]
    public async Task Colours_keep_their_contrast_in_light_and_dark()
    {
        using var client = app.CreateVisitor();
        var css = await client.GetStringAsync("/css/tokens.css");
        var light = Colours(css.Split("@media")[0]);
        var dark = Colours(css.Split("(prefers-color-scheme: dark)")[1].Split("@media")[0]);
        foreach (var tokens in (Dictionary<string, double>[])[light, dark])
        {
            foreach (var text in (string[])["ink", "soft", "primary", "good", "attention", "danger", "info"])
            {
                Assert.InRange(Contrast(tokens[text], tokens["paper"]), 4.5, 21);
                Assert.InRange(Contrast(tokens[text], tokens["surface"]), 4.5, 21);
                Assert.InRange(Contrast(tokens[text], tokens["hover"]), 4.5, 21);
            }

            foreach (var tinted in (string[])["good", "attention", "danger", "info", "primary"])
            {
                Assert.InRange(Contrast(tokens[tinted], tokens[tinted + "-tint"]), 4.5, 21);
                Assert.InRange(Contrast(tokens["ink"], tokens[tinted + "-tint"]), 4.5, 21);
            }

            Assert.InRange(Contrast(tokens["line"], tokens["surface"]), 3, 21);
            Assert.InRange(Contrast(tokens["on-primary"], tokens["primary"]), 4.5, 21);
            Assert.InRange(Contrast(tokens["on-primary"], tokens["primary-strong"]), 4.5, 21);
        }
    }

    private static Dictionary<string, double> Colours(string css) =>
        Token().Matches(css).ToDictionary(match => match.Groups[1].Value, match => Luminance(match.Groups[2].Value));

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
