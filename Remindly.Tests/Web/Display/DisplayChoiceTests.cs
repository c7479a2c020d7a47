using Remindly.Web.Display;
using Xunit;

namespace Remindly.Tests.Web.Display;

public sealed class DisplayChoiceTests
{
    [Theory]
    [InlineData(null, "automatic 100")]
    [InlineData("", "automatic 100")]
    [InlineData("dark more 150", "dark more 150")]
    [InlineData("200 light", "light 200")]
    [InlineData("automatic 125", "automatic 125")]
    [InlineData("dark 130 less <script>", "dark 100")]
    public void Reads_what_it_writes_and_passes_over_the_rest(string? words, string read) =>
        Assert.Equal(read, DisplayChoice.Read(words).ToString());

    [Theory]
    [InlineData(
        "automatic",
        "(prefers-color-scheme: dark)",
        "(prefers-contrast: more)",
        "(prefers-contrast: more) and (prefers-color-scheme: dark)"
    )]
    [InlineData("automatic more", "(prefers-color-scheme: dark)", "all", "(prefers-color-scheme: dark)")]
    [InlineData("light", "not all", "(prefers-contrast: more)", "not all")]
    [InlineData("light more", "not all", "all", "not all")]
    [InlineData("dark", "all", "(prefers-contrast: more)", "(prefers-contrast: more)")]
    [InlineData("dark more", "all", "all", "all")]
    public void Says_which_sheets_apply(string words, string dark, string contrast, string contrastInDark)
    {
        var choice = DisplayChoice.Read(words);
        Assert.Equal((dark, contrast, contrastInDark), (choice.Dark, choice.Contrast, choice.ContrastInDark));
    }
}
