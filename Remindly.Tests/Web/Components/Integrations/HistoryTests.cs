using Bunit;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Integrations;
using Xunit;

namespace Remindly.Tests.Web.Components.Integrations;

public sealed class HistoryTests : PageTest
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    [Fact]
    public void Runs_in_a_row_that_changed_nothing_are_one_line_but_not_the_newest()
    {
        var id = Guid.NewGuid();
        SyncRun[] runs = [Run(id, 1), Run(id, 2), Run(id, 3), Run(id, 4, created: 2), Run(id, 5), Run(id, 6, fails: true), Run(id, 7)];

        Assert.Equal([1, 2, 1, 1, 1, 1], HistoryLine.Of(runs).Select(line => line.Runs.Count));
    }

    [Fact]
    public async Task The_table_folds_them_and_shows_them_when_asked()
    {
        var integration = await SaveRunsAsync(id => [Run(id, 1), Run(id, 2), Run(id, 3), Run(id, 4, fails: true)]);

        var table = Render<SyncHistoryTable>(table => table.Add(each => each.Integration, integration));
        table.WaitForAssertion(() => Assert.Equal(3, table.FindAll("tbody tr").Count));
        Assert.Contains("2 checks, and nothing changed.", table.Markup);
        table.FindAll("button").Single(button => button.TextContent.Contains("Show them")).Click();

        Assert.Equal(4, table.FindAll("tbody tr").Count);
    }

    [Fact]
    public async Task The_chart_has_a_name_that_says_what_it_shows_and_a_bar_for_each_day()
    {
        var integration = await SaveRunsAsync(id => [Run(id, 1), Run(id, 26), Run(id, 27, fails: true)]);

        var chart = Render<SyncChart>(chart => chart.Add(each => each.Integration, integration));

        chart.WaitForAssertion(() =>
            Assert.Contains("3 checks, 1 check did not work", chart.Find("svg[role=img]").GetAttribute("aria-label"))
        );
        Assert.Equal(2, chart.FindAll("svg g").Count);
        Assert.Single(chart.FindAll("rect.bad"));
        Assert.Contains("Did not work", chart.Find("figcaption").TextContent);
        Assert.DoesNotContain("style=", chart.Markup);
    }

    [Fact]
    public async Task There_is_no_chart_of_nothing()
    {
        var integration = await SaveRunsAsync(_ => []);

        Assert.Empty(Render<SyncChart>(chart => chart.Add(each => each.Integration, integration)).FindAll("svg"));
    }

    [Fact]
    public void The_longest_day_is_the_tallest_and_what_failed_hangs_below()
    {
        SyncDay[] days =
        [
            new(Today.AddDays(-90), 1, 0, 0, TimeSpan.FromHours(9)),
            new(Today.AddDays(-89), 4, 0, 1, TimeSpan.FromSeconds(10)),
            new(Today.AddDays(-1), 2, 1, 0, TimeSpan.FromSeconds(5)),
            new(Today, 3, 3, 0, TimeSpan.Zero),
        ];

        var bars = ChartBar.Of(days, Today);

        Assert.Equal([0, 880, 890], bars.Select(bar => bar.X));
        Assert.Equal([100, 53, 0], bars.Select(bar => bar.Height));
        Assert.Equal([0, 23, 40], bars.Select(bar => bar.Depth));
        Assert.Equal([true, false, false], bars.Select(bar => bar.IsPartial));
    }

    private async Task<IntegrationView> SaveRunsAsync(Func<Guid, SyncRun[]> runs)
    {
        var integration = new SchedulingIntegration(Ana.Id, Rosa.Id, PretendProvider.Key, FakeClock.Start);
        await SaveAsync(integration);
        await SaveAsync([.. runs(integration.Id)]);
        return IntegrationViews.At(HealthLevel.Healthy) with { Id = integration.Id };
    }

    private static SyncRun Run(Guid integration, int hoursAgo, int created = 0, bool fails = false)
    {
        var start = FakeClock.Start.AddHours(-hoursAgo);
        var run = new SyncRun(integration, SyncTrigger.Schedule, start);
        if (fails)
        {
            run.Fail(new SyncTally(), FailureKind.Timeout, start.AddSeconds(20));
        }
        else
        {
            run.Finish(new SyncTally { Created = created, Unchanged = 3 }, complete: true, notice: null, start.AddSeconds(2));
        }

        return run;
    }
}
