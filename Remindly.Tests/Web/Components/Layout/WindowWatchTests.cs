using Bunit;
using Remindly.Core.Accounts;
using Remindly.Core.Care;
using Remindly.Core.Changes;
using Remindly.Core.Scheduling;
using Remindly.Tests.Builders;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Integrations;
using Remindly.Web.Components.Layout;
using Remindly.Web.Components.Shared;
using Xunit;

namespace Remindly.Tests.Web.Components.Layout;

public sealed class WindowWatchTests : PageTest
{
    private readonly RemindlyUser ben = new CaregiverBuilder().Named("Ben").Build();

    [Fact]
    public async Task The_bars_count_what_needs_a_person_and_say_it_in_words()
    {
        await SaveAsync(Connection(), Connection());
        Render<WindowWatch>();
        var count = Render<NeedsYouCount>();

        count.WaitForAssertion(() => Assert.Equal("2(2 need you)", count.Find(".count").TextContent));
        Assert.Equal("(2 need you)", count.Find(".visually-hidden").TextContent);
        Assert.NotNull(count.Find("svg[aria-hidden=true]"));
    }

    [Fact]
    public async Task The_count_follows_by_itself_and_is_gone_when_all_is_well()
    {
        Render<WindowWatch>();
        var count = Render<NeedsYouCount>();
        Assert.Empty(count.FindAll(".count"));

        var wish = new NewIntegration
        {
            Provider = PretendProvider.Key,
            SeniorId = Rosa.Id,
            Credentials = new Credentials { ProviderUserId = "77", ApiKey = PretendProvider.GoodKey },
        };
        await Get<IntegrationService>().ConnectAsync(Ana.Id, wish, Cancellation);

        count.WaitForAssertion(() => Assert.Equal("1(1 needs you)", count.Find(".count").TextContent));
    }

    [Fact]
    public async Task Time_alone_makes_a_check_old_and_the_window_is_told()
    {
        var integration = Connection();
        integration.Succeeded(FakeClock.Start, complete: true, notice: null, missingHeld: 0);
        await SaveAsync(integration);
        Render<WindowWatch>();
        var heard = new List<Change>();
        using var listening = Get<CircleChanges>().Listen(heard.Add);
        var count = Render<NeedsYouCount>();
        Assert.Empty(count.FindAll(".count"));

        Clock.Advance(TimeSpan.FromHours(2) - WindowWatch.Look);
        Assert.Empty(heard);
        Clock.Advance(2 * WindowWatch.Look);

        count.WaitForAssertion(() => Assert.Equal("1(1 needs you)", count.Find(".count").TextContent));
        await Eventually.HoldsAsync(() => heard.Contains(new Change.OfIntegration(integration.Id, Rosa.Id)), "the window is told");
    }

    [Theory]
    [InlineData(CircleRole.Viewer, "In Rosa's circle you are a viewer now")]
    [InlineData(null, "You are no longer in Rosa's circle")]
    public async Task Whoever_loses_a_role_is_told_in_every_open_window(CircleRole? role, string words)
    {
        await SaveAsync(ben);
        await SaveAsync(new CircleMember(Rosa.Id, ben.Id, CircleRole.Owner, FakeClock.Start));
        Render<WindowWatch>();
        var bar = Render<Snackbar>();
        var circles = Get<CircleService>();

        _ = role is { } becomes
            ? await circles.ChangeRoleAsync(ben.Id, Rosa.Id, Ana.Id, becomes, Cancellation)
            : await circles.RemoveAsync(ben.Id, Rosa.Id, Ana.Id, Cancellation);

        bar.WaitForAssertion(() => Assert.Contains(words, bar.Markup));
    }

    [Fact]
    public async Task Nothing_is_said_of_other_peoples_roles()
    {
        await SaveAsync(ben);
        await SaveAsync(new CircleMember(Rosa.Id, ben.Id, CircleRole.Helper, FakeClock.Start));
        Render<WindowWatch>();
        var bar = Render<Snackbar>();

        await Get<CircleService>().ChangeRoleAsync(Ana.Id, Rosa.Id, ben.Id, CircleRole.Viewer, Cancellation);

        await Eventually.HoldsAsync(() => Clock.Waiting > 1, "the change was heard");
        Assert.DoesNotContain("circle", bar.Markup);
    }

    private SchedulingIntegration Connection() => new(Ana.Id, Rosa.Id, PretendProvider.Key, FakeClock.Start);
}
