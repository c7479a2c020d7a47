using System.Globalization;

namespace Remindly.Web.Display;

/// <summary>How a person likes the pages to look. As text, a few words: "dark more 150".</summary>
public sealed record DisplayChoice(DisplayTheme Theme, bool MoreContrast, int TextSize)
{
    public const string More = "more";

    private const string PrefersDark = "(prefers-color-scheme: dark)";
    private const string PrefersContrast = "(prefers-contrast: more)";

    /// <summary>As the device is set.</summary>
    public static DisplayChoice Default { get; } = new(DisplayTheme.Automatic, MoreContrast: false, TextSize: 100);

    /// <summary>In per cent of the usual size.</summary>
    public static IReadOnlyList<int> TextSizes { get; } = [100, 125, 150, 200];

    /// <summary>What a style sheet for dark screens applies to.</summary>
    public string Dark =>
        Theme switch
        {
            DisplayTheme.Light => "not all",
            DisplayTheme.Dark => "all",
            _ => PrefersDark,
        };

    public string Contrast => MoreContrast ? "all" : PrefersContrast;

    public string ContrastInDark =>
        (Theme, MoreContrast) switch
        {
            (DisplayTheme.Automatic, false) => $"{PrefersContrast} and {PrefersDark}",
            (DisplayTheme.Dark, false) => PrefersContrast,
            _ => Dark,
        };

    /// <summary>For the browser's own parts, before any style sheet is there.</summary>
    public string ColorScheme => Theme == DisplayTheme.Automatic ? "light dark" : WordOf(Theme);

    /// <summary>Words that are not understood are passed over.</summary>
    public static DisplayChoice Read(string? words)
    {
        var choice = Default;
        foreach (var word in (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            choice = word switch
            {
                More => choice with { MoreContrast = true },
                _ when int.TryParse(word, CultureInfo.InvariantCulture, out var size) && TextSizes.Contains(size) => choice with
                {
                    TextSize = size,
                },
                _ => Enum.GetValues<DisplayTheme>()
                    .Where(theme => WordOf(theme) == word)
                    .Select(theme => choice with { Theme = theme })
                    .FirstOrDefault(choice),
            };
        }

        return choice;
    }

    public static string WordOf(DisplayTheme theme) =>
        theme switch
        {
            DisplayTheme.Light => "light",
            DisplayTheme.Dark => "dark",
            _ => "automatic",
        };

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{WordOf(Theme)}{(MoreContrast ? $" {More}" : "")} {TextSize}");
}
