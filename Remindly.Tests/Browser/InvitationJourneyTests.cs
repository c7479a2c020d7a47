using Microsoft.Playwright;
using Remindly.Tests.Infrastructure;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Remindly.Tests.Browser;

public sealed class InvitationJourneyTests(BrowserFixture browsers) : JourneyTest(browsers)
{
    [Fact]
    public async Task Ana_sends_a_link_and_Ben_makes_an_account_with_it_helps_and_is_removed_while_looking()
    {
        var ana = await StartAsync(Screen.Desktop);
        await ana.GotoAsync("/seniors");
        await Link(ana, "Edit Rosa").ClickAsync();
        await Button(ana, "Invite somebody").ClickAsync();
        await Accessible.FindsNothingAsync(ana);
        await Button(ana, "Make the invitation").ClickAsync();
        var link = await ana.GetByLabel("Link", new() { Exact = true }).InputValueAsync();
        await Button(ana, "Copy").ClickAsync();
        await Expect(ana.GetByText("Copied.")).ToBeVisibleAsync();
        await Accessible.FindsNothingAsync(ana);

        var ben = await VisitAsync(App.Address, new Uri(link).AbsolutePath, Screen.Phone with { Name = "narrow", Width = 320 });
        await Expect(ben.GetByRole(AriaRole.Heading, new() { Name = "Ana Marino invites you" })).ToBeVisibleAsync();
        await Expect(ben.GetByText("see Rosa's tasks and appointments")).ToBeVisibleAsync();
        await Accessible.FitsTheWidthAsync(ben);
        await Accessible.FindsNothingAsync(ben);
        await Link(ben, "Make an account and join").ClickAsync();
        await ben.GetByLabel("Your name").FillAsync("Ben");
        await ben.GetByLabel("E-mail").FillAsync("ben@example.org");
        await ben.GetByLabel("Password", new() { Exact = true }).FillAsync(RemindlyApp.Password);
        await Button(ben, "Make an account").ClickAsync();
        await Button(ben, "Join Rosa's circle").ClickAsync();
        await Expect(ben.GetByText("You are a helper now.")).ToBeVisibleAsync();
        await Accessible.FitsTheWidthAsync(ben);
        await Accessible.FindsNothingAsync(ben);

        var late = await VisitAsync(App.Address, new Uri(link).AbsolutePath);
        await Expect(late.GetByRole(AriaRole.Heading, new() { Name = "This invitation is over" })).ToBeVisibleAsync();

        await Button(ben, "Leave").ClickAsync();
        await Expect(ben.Locator("p:focus")).ToContainTextAsync("Leave Rosa's circle?");
        await Button(ben, "Stay").ClickAsync();

        await Button(ana, "Remove Ben").ClickAsync();
        await ana.GetByRole(AriaRole.Group, new() { Name = "Remove Ben from Rosa's circle?" })
            .GetByRole(AriaRole.Button, new() { Name = "Remove Ben" })
            .ClickAsync();
        await Expect(ben.GetByText("This is no longer here.")).ToBeVisibleAsync();
        await Expect(ana.Locator("h2:focus")).ToHaveTextAsync("Care circle");
    }
}
