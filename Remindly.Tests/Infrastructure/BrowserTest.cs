using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace Remindly.Tests.Infrastructure;

/// <summary>
/// A test that looks at pages as a person does. Every visit is a browser session of its own; when the test fails, what each one
/// showed and what its console said is kept under <c>TestResults/</c>.
/// </summary>
public abstract class BrowserTest(BrowserFixture browsers) : IAsyncLifetime
{
    private readonly List<Visit> visits = [];

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var (visit, number) in visits.Select((visit, number) => (visit, number)))
        {
            if (TestContext.Current.TestState?.Result == TestResult.Failed)
            {
                await KeepAsync(visit, number + 1);
            }

            await visit.Page.Context.DisposeAsync();
        }
    }

    /// <summary>Opens a path of the app in a new session; <see cref="Screen.Desktop"/> when not said.</summary>
    protected async Task<IPage> VisitAsync(Uri app, string path, Screen? screen = null)
    {
        var page = await OpenAsync(app, screen ?? Screen.Desktop);
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>A new session that has not gone anywhere yet.</summary>
    protected async Task<IPage> OpenAsync(Uri app, Screen screen)
    {
        var context = await browsers.OpenAsync(app, screen);
        var page = await context.NewPageAsync();
        var visit = new Visit(page, []);
        visits.Add(visit);
        page.Console += (_, message) => visit.Console.Enqueue($"{message.Type}: {message.Text}");
        page.PageError += (_, problem) => visit.Console.Enqueue($"uncaught: {problem}");
        return page;
    }

    private static async Task KeepAsync(Visit visit, int number)
    {
        var name = string.Concat(
            (TestContext.Current.Test?.TestDisplayName ?? "test").Select(letter =>
                char.IsLetterOrDigit(letter) || letter is '.' or '_' ? letter : '-'
            )
        );
        var path = Path.Combine(Repository.Root, "TestResults", "screens", $"{name[..Math.Min(name.Length, 180)]}.{number}");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllLinesAsync(path + ".txt", [visit.Page.Url, .. visit.Console]);
        await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = path + ".png", FullPage = true });
    }

    private sealed record Visit(IPage Page, ConcurrentQueue<string> Console);
}
