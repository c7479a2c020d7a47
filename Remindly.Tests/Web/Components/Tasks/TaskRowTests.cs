using Bunit;
using Remindly.Core.Care;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Tasks;
using Remindly.Tests.Infrastructure;
using Remindly.Tests.Web.Components.Integrations;
using Remindly.Web.Components.Tasks;
using Xunit;

namespace Remindly.Tests.Web.Components.Tasks;

public sealed class TaskRowTests : PageTest
{
    [Fact]
    public void A_synced_one_shows_when_where_and_from_whom_with_a_way_there()
    {
        var row = Show(TaskViews.Synced());

        Assert.Contains("10:00 am–10:45 am", Words(row, ".when"));
        Assert.Contains("Room 2", Words(row, ".when"));
        var badge = row.Find("a.badge");
        Assert.Contains("Practice Book", badge.TextContent);
        Assert.Equal("https://book.example.org/7", badge.GetAttribute("href"));
        Assert.Equal("_blank", badge.GetAttribute("target"));
        Assert.Contains("noopener", badge.GetAttribute("rel"));
    }

    [Fact]
    public void A_manual_one_carries_no_badge() => Assert.Empty(Show(TaskViews.Manual()).FindAll(".badge"));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("ftp://example.org")]
    public void A_link_that_is_none_of_the_web_is_no_link(string url) => Assert.Empty(Show(TaskViews.Synced(url: url)).FindAll("a.badge"));

    [Fact]
    public void What_a_provider_writes_is_text()
    {
        var row = Show(TaskViews.Synced("<img src=x onerror=alert(1)>") with { Location = "<b>Room</b>" });

        Assert.Empty(row.FindAll("img, b"));
        Assert.Equal("<img src=x onerror=alert(1)>", row.Find(".title a").TextContent);
    }

    [Fact]
    public void Overdue_is_a_word() =>
        Assert.Contains("Overdue", Words(Show(TaskViews.Manual(at: FakeClock.Start.AddMinutes(-1))), ".title"));

    [Fact]
    public void A_visit_that_is_under_way_is_not_overdue() =>
        Assert.DoesNotContain(
            "Overdue",
            Words(Show(TaskViews.Manual(at: FakeClock.Start.AddMinutes(-1)) with { DurationMinutes = 30 }), ".title")
        );

    [Fact]
    public void A_cancelled_one_is_struck_through_says_so_and_cannot_be_ticked()
    {
        var row = Show(TaskViews.Synced() with { Status = CareTaskStatus.Cancelled });

        Assert.NotEmpty(row.FindAll("li.cancelled"));
        Assert.Contains("Cancelled", Words(row, ".title"));
        Assert.Empty(row.FindAll("button"));
    }

    [Fact]
    public void A_done_one_shows_it_pressed()
    {
        var row = Show(TaskViews.Manual() with { Status = CareTaskStatus.Completed });

        Assert.Equal("true", row.Find("button.tick").GetAttribute("aria-pressed"));
        Assert.Contains("Done", Words(row, ".title"));
    }

    [Fact]
    public void Nobodys_can_be_taken_but_not_by_a_viewer()
    {
        Assert.Equal("I'll take it: Buy bread", Show(TaskViews.Manual()).Find("button.claim").GetAttribute("aria-label"));
        Assert.Empty(Show(TaskViews.Manual() with { Role = CircleRole.Viewer }).FindAll("button"));
    }

    [Fact]
    public void Who_has_it_is_named()
    {
        var task = TaskViews.Manual() with { AssignedTo = Ana.Id, AssigneeName = "Ana", Status = CareTaskStatus.Assigned };

        Assert.Equal("Ana", Words(Show(task), ".who"));
    }

    [Fact]
    public void One_of_an_unwell_source_says_since_when_it_may_be_wrong()
    {
        var row = Render<TaskRow>(parameters =>
            parameters.Add(each => each.Task, TaskViews.Synced()).Add(each => each.Doubt, IntegrationViews.At(HealthLevel.NeedsAttention))
        );

        Assert.Equal("May be out of date since today 9:40 am", Words(row, ".doubt"));
    }

    [Fact]
    public void One_whose_connection_is_gone_says_that_it_no_longer_updates() =>
        Assert.Contains("no longer updates", Words(Show(TaskViews.Synced() with { SchedulingIntegrationId = null }), ".doubt"));

    [Fact]
    public void Somebody_who_lives_by_another_clock_reads_both()
    {
        var row = Show(TaskViews.Synced() with { SeniorTimeZone = "Europe/London" });

        Assert.Contains("3:00 pm", Words(row, ".when"));
        Assert.Contains("10:00 am for you", Words(row, ".when"));
    }

    private IRenderedComponent<TaskRow> Show(TaskSummary task) =>
        Render<TaskRow>(parameters =>
            parameters.Add(each => each.Task, task).Add(each => each.SourceName, "Practice Book").Add(each => each.ClockOnly, true)
        );

    private static string Words(IRenderedComponent<TaskRow> row, string selector) =>
        string.Join(' ', row.Find(selector).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
