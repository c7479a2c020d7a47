using Microsoft.Playwright;

// Takes the README's pictures of a running demo: see docs/screenshots.sh.
var (address, folder, chromium) = (args[0], args[1], args[2]);
using var playwright = await Playwright.CreateAsync();
await using var browser = await playwright.Chromium.LaunchAsync(
    new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu"] }
);

await using var desktop = await OpenAsync(1200, 760, scale: 1);
var page = await SignInAsync(desktop);
await ConnectAsync(page);
await ShootAsync(page, "/", "today");
await ShootAsync(page, "/tasks", "tasks");
await ShootAsync(page, "/calendar", "calendar");
await ShootAsync(page, "/integrations", "integrations");

await using var phone = await OpenAsync(390, 844, scale: 2);
await ShootAsync(await SignInAsync(phone), "/", "phone");

await using var dark = await OpenAsync(390, 844, scale: 2, ColorScheme.Dark);
await ShootAsync(await SignInAsync(dark), "/tasks", "phone-dark");

Task<IBrowserContext> OpenAsync(int width, int height, float scale, ColorScheme colours = ColorScheme.Light) =>
    browser.NewContextAsync(
        new()
        {
            BaseURL = address,
            ViewportSize = new() { Width = width, Height = height },
            DeviceScaleFactor = scale,
            ColorScheme = colours,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-US",
            TimezoneId = "America/New_York",
        }
    );

static async Task<IPage> SignInAsync(IBrowserContext context)
{
    var page = await context.NewPageAsync();
    await page.GotoAsync("/account/login");
    await page.GetByRole(AriaRole.Button, new() { Name = "Try the demo" }).ClickAsync();
    await page.GetByRole(AriaRole.Heading, new() { Name = "Rosa", Exact = true }).WaitForAsync();
    return page;
}

// Through the pages, as anybody would.
static async Task ConnectAsync(IPage page)
{
    await page.GotoAsync("/integrations/add/acuity");
    await page.GetByRole(AriaRole.Button, new() { Name = "Fill in the demo account" }).ClickAsync();
    await page.GetByRole(AriaRole.Button, new() { Name = "Check and preview" }).ClickAsync();
    await page.GetByRole(AriaRole.Button, new() { Name = "Connect and bring them in" }).ClickAsync();
    await page.GetByRole(AriaRole.Link, new() { Name = "See the tasks" }).WaitForAsync();
}

async Task ShootAsync(IPage page, string path, string name)
{
    var answer = await page.GotoAsync(path);
    if (answer?.Ok != true)
    {
        await Console.Error.WriteLineAsync($"{path} is not there.");
        return;
    }

    await page.WaitForFunctionAsync("() => document.querySelector('main h2, main li') && !document.querySelector('.loading')");
    await page.EvaluateAsync("() => document.activeElement?.blur()");
    await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
}
