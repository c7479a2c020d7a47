using Bunit;
using Remindly.Core;
using Remindly.Core.Accounts;
using Remindly.Core.Care;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Core.Tasks;
using Remindly.Tests.Builders;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Integrations;
using Remindly.Web.Components.Seniors;
using Remindly.Web.Components.Tasks;
using Remindly.Web.Components.Today;
using Xunit;

namespace Remindly.Tests.Web.Components.Seniors;

/// <summary>Ana's pages are open while Ben, who owns the circle too, changes her role or takes her out.</summary>
public sealed class LostRightsTests : PageTest
{
    private readonly RemindlyUser ben = new CaregiverBuilder().Named("Ben").Build();

    [Fact]
    public async Task Who_may_only_look_from_now_on_loses_the_buttons_of_the_open_task()
    {
        var task = await PrepareAsync();
        var page = Render<TaskPage>(parameters => parameters.Add(each => each.Id, task.Id));
        page.WaitForAssertion(() => Assert.Contains("Mark as done", page.Markup));

        await BecomeAsync(CircleRole.Viewer);

        page.WaitForAssertion(() => Assert.DoesNotContain("Mark as done", page.Markup));
        Assert.Empty(page.FindAll("form"));
        Assert.IsType<Outcome<TaskSummary>.Forbidden>(await Get<TaskService>().CompleteAsync(Ana.Id, task.Id, Cancellation));
    }

    [Fact]
    public async Task Who_is_taken_out_sees_nothing_of_it_any_more()
    {
        var task = await PrepareAsync();
        var list = Render<TasksPage>();
        var today = Render<TodayPage>();
        var seniors = Render<SeniorsPage>();
        var senior = Render<SeniorPage>(parameters => parameters.Add(each => each.Id, Rosa.Id));
        var one = Render<TaskPage>(parameters => parameters.Add(each => each.Id, task.Id));
        list.WaitForAssertion(() => Assert.Contains("Buy bread", list.Markup));
        today.WaitForAssertion(() => Assert.Contains("Rosa", today.Markup));
        seniors.WaitForAssertion(() => Assert.Contains("Rosa", seniors.Markup));
        senior.WaitForAssertion(() => Assert.Contains("Rosa", senior.Markup));
        one.WaitForAssertion(() => Assert.Contains("Mark as done", one.Markup));

        await BecomeAsync(null);

        list.WaitForAssertion(() => Assert.DoesNotContain("Buy bread", list.Markup));
        today.WaitForAssertion(() => Assert.DoesNotContain("Rosa", today.Markup));
        seniors.WaitForAssertion(() => Assert.DoesNotContain("Rosa", seniors.Markup));
        senior.WaitForAssertion(() => Assert.Contains("no longer here", senior.Markup));
        one.WaitForAssertion(() => Assert.Contains("no longer here", one.Markup));
        Assert.IsType<Outcome<TaskSummary>.Missing>(await Get<TaskService>().CompleteAsync(Ana.Id, task.Id, Cancellation));
    }

    [Fact]
    public async Task Who_may_only_look_can_no_longer_sync_or_disconnect_what_is_on_the_screen()
    {
        await PrepareAsync();
        var integration = new SchedulingIntegration(ben.Id, Rosa.Id, PretendProvider.Key, FakeClock.Start);
        await SaveAsync(integration);
        var cards = Render<IntegrationsPage>();
        var one = Render<IntegrationPage>(parameters => parameters.Add(each => each.Id, integration.Id));
        cards.WaitForAssertion(() => Assert.Contains("Disconnect", cards.Markup));
        one.WaitForAssertion(() => Assert.Contains("Disconnect", one.Markup));

        await BecomeAsync(CircleRole.Viewer);

        cards.WaitForAssertion(() => Assert.DoesNotContain("Disconnect", cards.Markup));
        one.WaitForAssertion(() => Assert.DoesNotContain("Disconnect", one.Markup));
        var request = new SyncRequest(integration.Id, SyncTrigger.Manual);
        Assert.IsType<Outcome<SyncAnswer>.Forbidden>(await Get<IntegrationService>().SyncAsync(Ana.Id, request, Cancellation));
    }

    private async Task<TaskSummary> PrepareAsync()
    {
        await SaveAsync(ben);
        await SaveAsync(new CircleMember(Rosa.Id, ben.Id, CircleRole.Owner, FakeClock.Start));
        var change = new TaskChange { Title = "Buy bread", ScheduledAt = FakeClock.Start.AddHours(2) };
        var made = await Get<TaskService>().CreateAsync(Ana.Id, Rosa.Id, change, Cancellation);
        return Assert.IsType<Outcome<TaskSummary>.Done>(made).Value;
    }

    private async Task BecomeAsync(CircleRole? role)
    {
        var circles = Get<CircleService>();
        var outcome = role is { } becomes
            ? await circles.ChangeRoleAsync(ben.Id, Rosa.Id, Ana.Id, becomes, Cancellation)
            : await circles.RemoveAsync(ben.Id, Rosa.Id, Ana.Id, Cancellation);
        Assert.IsType<Outcome<MemberSummary>.Done>(outcome);
    }
}
