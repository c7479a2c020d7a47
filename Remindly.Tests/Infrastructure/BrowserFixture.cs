using Microsoft.Playwright;
using Remindly.Tests.Infrastructure;
using Xunit;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace Remindly.Tests.Infrastructure;

/// <summary>One Chromium for all tests of a run, the machine's own, started by whoever asks first.</summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    // As long as Playwright waits before it clicks: a busy machine is no reason to fail.
    private const float Patience = 30_000;

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    // A machine without a display or a graphics card; nothing is asked of the network but the pages.
    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> started = new(StartAsync);

    /// <summary>A browser session of its own: no cookies, nothing remembered.</summary>
    public async Task<IBrowserContext> OpenAsync(Uri address, Screen screen)
    {
        var (_, browser) = await started.Value;
        return await browser.NewContextAsync(screen.Options(address));
    }

    public async ValueTask DisposeAsync()
    {
        if (started.IsValueCreated)
        {
            var (driver, browser) = await started.Value;
            await browser.DisposeAsync();
            driver.Dispose();
        }
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var driver = await Playwright.CreateAsync();
        var browser = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Find(), Args = Flags });
        return (driver, browser);
    }

    private static string Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("The tests need Chromium. Install it (Debian: chromium), then run again.");
    }
}
