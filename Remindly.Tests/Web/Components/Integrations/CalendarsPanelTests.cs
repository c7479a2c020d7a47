using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Core;
using Remindly.Core.Scheduling;
using Remindly.Web.Components.Integrations;
using Xunit;

namespace Remindly.Tests.Web.Components.Integrations;

public sealed class CalendarsPanelTests : PageTest
{
    private readonly PretendAccount account = new();
    private Guid id;

    public CalendarsPanelTests() => Services.AddSingleton<ISchedulingProvider>(account);

    [Fact]
    public async Task It_says_what_is_read_and_asks_the_provider_only_when_told()
    {
        var panel = Open(await ConnectAsync());

        Assert.Equal("Calendars", panel.Find("section[aria-labelledby=calendars] h2").TextContent);
        Assert.Contains("All calendars of the account are read, later ones as well.", panel.Markup);
        Assert.Equal(0, account.Asked);
    }

    [Theory]
    [InlineData(new[] { "1" }, "One calendar of the account is read.")]
    [InlineData(new[] { "1", "2" }, "2 calendars of the account are read.")]
    public async Task It_says_how_many_were_chosen(string[] chosen, string words) =>
        Assert.Contains(words, Open(await ConnectAsync(chosen)).Markup);

    [Fact]
    public async Task While_the_provider_is_asked_it_says_so_and_the_button_waits()
    {
        account.Answer = new TaskCompletionSource();
        var panel = Open(await ConnectAsync());

        Press(panel, "Choose calendars");

        panel.WaitForAssertion(() => Assert.Contains("Asking which calendars there are…", panel.Find(".loading[role=status]").TextContent));
        Assert.True(Button(panel, "Choose calendars").IsDisabled());
        account.Answer.SetResult();
        panel.WaitForAssertion(() => Assert.Equal(["Family", "Work"], panel.FindAll("label").Select(each => each.TextContent.Trim())));
        Assert.Equal("Calendars that are read", panel.Find("form").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task A_failure_is_said_and_asking_again_helps()
    {
        var panel = Open(await ConnectAsync());
        account.Fails = FailureKind.Unavailable;

        Press(panel, "Choose calendars");
        panel.WaitForAssertion(() => Assert.Contains("cannot be reached", panel.Find(".said.bad[role=status]").TextContent));

        account.Fails = null;
        Press(panel, "Choose calendars");
        panel.WaitForAssertion(() => Assert.NotEmpty(panel.FindAll("form")));
        Assert.Empty(panel.FindAll(".said.bad"));
    }

    [Fact]
    public async Task An_account_without_calendars_is_said_to_have_none()
    {
        account.Calendars = [];
        var panel = Open(await ConnectAsync());

        Press(panel, "Choose calendars");

        panel.WaitForAssertion(() => Assert.Contains("There is no calendar in this account now.", panel.Find(".said").TextContent));
        Assert.Empty(panel.FindAll("form"));
    }

    [Fact]
    public async Task What_is_chosen_is_saved_and_said()
    {
        var panel = Look(await ConnectAsync());
        panel.FindAll("input")[1].Change(false);

        panel.Find("form").Submit();

        panel.WaitForAssertion(() => Assert.Contains("Saved. The next sync follows them.", panel.Find(".said.good").TextContent));
        Assert.Equal(["1"], (await ViewAsync()).Settings.Calendars);
        Assert.Empty(panel.FindAll("form"));
    }

    [Fact]
    public async Task Nothing_chosen_is_not_saved()
    {
        var panel = Look(await ConnectAsync(["1"]));

        panel.FindAll("input")[0].Change(false);

        Assert.Contains("Choose at least one calendar.", panel.Find("[role=alert]").TextContent);
        Assert.True(Button(panel, "Save calendars").IsDisabled());
        panel.Find("form").Submit();
        Assert.Equal(["1"], (await ViewAsync()).Settings.Calendars);
    }

    [Fact]
    public async Task A_chosen_one_that_is_gone_is_said_to_be_and_forgotten_by_saving()
    {
        var panel = Look(await ConnectAsync(["1", "gone"]));
        Assert.Contains("A calendar that was chosen is no longer there.", panel.Markup);

        panel.Find("form").Submit();

        panel.WaitForAssertion(() => Assert.Contains("Saved.", panel.Find(".said.good").TextContent));
        Assert.Equal(["1"], (await ViewAsync()).Settings.Calendars);
    }

    [Fact]
    public async Task Cancel_leaves_everything_as_it_was()
    {
        var panel = Look(await ConnectAsync(["1"]));
        panel.FindAll("input")[1].Change(true);

        Press(panel, "Cancel");

        Assert.Empty(panel.FindAll("form"));
        Assert.Equal(["1"], (await ViewAsync()).Settings.Calendars);
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_not_overwritten()
    {
        var panel = Look(await ConnectAsync());
        var change = new IntegrationChange { Name = "Rosa’s calendars" };
        Assert.IsType<Outcome<IntegrationView>.Done>(await Get<IntegrationService>().ChangeAsync(Ana.Id, id, change, Cancellation));

        panel.FindAll("input")[1].Change(false);
        panel.Find("form").Submit();

        panel.WaitForAssertion(() => Assert.Contains("Somebody changed this meanwhile.", panel.Find(".said.bad").TextContent));
        Assert.Null((await ViewAsync()).Settings.Calendars);
    }

    [Fact]
    public async Task Only_who_may_manage_it_sees_it_and_only_where_calendars_are_offered()
    {
        var view = await ConnectAsync();

        Assert.Empty(Open(view with { Rights = IntegrationViews.Helper }).Markup.Trim());
        Assert.Empty(Open(view with { Provider = PretendProvider.Key }).Markup.Trim());
    }

    private async Task<IntegrationView> ConnectAsync(string[]? calendars = null)
    {
        var wish = new NewIntegration
        {
            Provider = PretendAccount.Key,
            SeniorId = Rosa.Id,
            Credentials = new Credentials { ApiKey = PretendProvider.GoodKey },
            Settings = SyncSettings.Default with { Calendars = calendars },
        };
        var made = await Get<IntegrationService>().ConnectAsync(Ana.Id, wish, Cancellation);
        var view = Assert.IsType<Outcome<IntegrationView>.Done>(made).Value;
        id = view.Id;
        return view;
    }

    private async Task<IntegrationView> ViewAsync() =>
        Assert.IsType<Outcome<IntegrationView>.Done>(await Get<IntegrationReader>().GetAsync(Ana.Id, id, Cancellation)).Value;

    private IRenderedComponent<CalendarsPanel> Look(IntegrationView view)
    {
        var panel = Open(view);
        Press(panel, "Choose calendars");
        panel.WaitForAssertion(() => Assert.NotEmpty(panel.FindAll("form")));
        return panel;
    }

    private IRenderedComponent<CalendarsPanel> Open(IntegrationView view) =>
        Render<CalendarsPanel>(panel => panel.Add(each => each.Integration, view));

    private static IElement Button(IRenderedComponent<CalendarsPanel> panel, string words) =>
        panel.FindAll("button").Single(button => button.TextContent.Trim() == words);

    private static void Press(IRenderedComponent<CalendarsPanel> panel, string words) => Button(panel, words).Click();
}
