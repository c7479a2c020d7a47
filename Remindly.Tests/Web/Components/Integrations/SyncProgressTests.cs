using Bunit;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Integrations;
using Xunit;

namespace Remindly.Tests.Web.Components.Integrations;

public sealed class SyncProgressTests : PageTest
{
    private static readonly RunProgress Some = new(FakeClock.Start, 1_120, 40, 3, 77, 0, 0, 0);

    [Fact]
    public void Says_how_far_it_is_in_numbers_and_speaks_at_its_start_only()
    {
        var shown = Show(Running(Some with { Received = 0, Created = 0, Updated = 0 }));
        Assert.Equal("Asking Practice Book…", Steps(shown));
        Assert.Equal("Reading the appointments from Practice Book.", Spoken(shown));

        Change(shown, Running(Some));
        Assert.Equal("Received 1,120 · 40 new · 3 changed", Steps(shown));
        Assert.Equal("Reading the appointments from Practice Book.", Spoken(shown));

        Change(shown, Running(Some with { Cancelled = 2, Skipped = 9, Errors = 1 }));
        Assert.Equal("Received 1,120 · 40 new · 3 changed · 2 gone · 9 for other people · 1 could not be read", Steps(shown));
        Assert.Empty(shown.FindAll(".steps[role], .steps [role=status]"));
    }

    [Fact]
    public async Task Whoever_did_not_press_the_button_reads_what_came_of_it()
    {
        var integration = new SchedulingIntegration(Ana.Id, Rosa.Id, PretendProvider.Key, FakeClock.Start);
        var run = new SyncRun(integration.Id, SyncTrigger.Manual, Some.StartedAt);
        run.Finish(new SyncTally { Created = 40, Updated = 3 }, complete: true, notice: null, FakeClock.Start);
        await SaveAsync(integration, run);
        var shown = Show(Running(Some) with { Id = integration.Id });

        Change(shown, IntegrationViews.At(HealthLevel.Healthy) with { Id = integration.Id });

        shown.WaitForAssertion(() => Assert.Equal("40 new tasks, 3 changed.", Spoken(shown)));
        Assert.Empty(shown.FindAll(".steps"));
    }

    [Fact]
    public void Whoever_pressed_it_is_told_by_the_button()
    {
        var shown = Render<SyncProgress>(part =>
            part.Add(each => each.Integration, IntegrationViews.At(HealthLevel.Stale)).Add(each => each.Busy, true)
        );
        Change(shown, Running(Some), busy: true);
        Assert.Equal("Received 1,120 · 40 new · 3 changed", Steps(shown));
        Assert.Equal("", Spoken(shown));

        Change(shown, IntegrationViews.At(HealthLevel.Healthy), busy: true);
        Change(shown, IntegrationViews.At(HealthLevel.Healthy));

        Assert.Equal("", Spoken(shown));
    }

    private static IntegrationView Running(RunProgress progress) => IntegrationViews.At(HealthLevel.Syncing) with { Progress = progress };

    private IRenderedComponent<SyncProgress> Show(IntegrationView integration) =>
        Render<SyncProgress>(part => part.Add(each => each.Integration, integration));

    private static void Change(IRenderedComponent<SyncProgress> shown, IntegrationView integration, bool busy = false) =>
        shown.Render(part => part.Add(each => each.Integration, integration).Add(each => each.Busy, busy));

    private static string Steps(IRenderedComponent<SyncProgress> shown) => shown.Find(".steps").TextContent.Trim();

    private static string Spoken(IRenderedComponent<SyncProgress> shown) => shown.Find("[role=status]").TextContent.Trim();
}
