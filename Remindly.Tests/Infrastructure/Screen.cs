using Microsoft.Playwright;

namespace Remindly.Tests.Infrastructure;

/// <summary>What a person looks at the page with.</summary>
public sealed record Screen(string Name, int Width, int Height, bool Touch = false, bool Dark = false)
{
    public static readonly Screen Desktop = new("desktop", 1280, 900);

    public static readonly Screen Phone = new("phone", 390, 844, Touch: true);

    public static readonly IReadOnlyList<Screen> All = [Desktop, Phone, Desktop.InDark(), Phone.InDark()];

    /// <summary>One of <see cref="All"/>, for theories, whose data are plain words.</summary>
    public static Screen Named(string name) => All.Single(screen => screen.Name == name);

    public Screen InDark() => this with { Name = Name + " dark", Dark = true };

    public override string ToString() => Name;

    /// <summary>A New Yorker who reads American English and wants no motion.</summary>
    internal BrowserNewContextOptions Options(Uri address) =>
        new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = Width, Height = Height },
            DeviceScaleFactor = Touch ? 2 : 1,
            IsMobile = Touch,
            HasTouch = Touch,
            ColorScheme = Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-US",
            TimezoneId = "America/New_York",
        };
}
