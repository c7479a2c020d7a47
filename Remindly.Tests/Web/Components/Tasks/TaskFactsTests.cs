using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Core.Scheduling;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Accounts;
using Remindly.Web.Components.Shared;
using Remindly.Web.Components.Tasks;
using Xunit;

namespace Remindly.Tests.Web.Components.Tasks;

[ReadBy("en-US")]
public sealed class TaskFactsTests : BunitContext
{
    public TaskFactsTests()
    {
        Services.AddSingleton<TimeProvider>(new FakeClock());
        Services.AddScoped<Reader>();
        AddAuthorization().SetAuthorized("ana").SetClaims(new System.Security.Claims.Claim(RemindlyClaims.TimeZone, "Australia/Sydney"));
    }

    [Fact]
    public void What_a_provider_manages_stands_apart_with_the_way_to_change_it()
    {
        var facts = Show(TaskViews.Synced() with { Notes = "Ring twice" }, new ExternalClient("Rosa Marino", "rosa@example.org", "555"));

        var managed = facts.Find(".managed");
        Assert.Contains("managed by Practice Book", managed.TextContent, StringComparison.Ordinal);
        Assert.Contains("Room 2", managed.TextContent, StringComparison.Ordinal);
        Assert.Contains("45 minutes", managed.TextContent, StringComparison.Ordinal);
        Assert.Contains("Rosa Marino · 555 · rosa@example.org", managed.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Ring twice", managed.TextContent, StringComparison.Ordinal);
        Assert.Equal("noopener noreferrer", managed.QuerySelector("a")!.GetAttribute("rel"));
        Assert.Contains("Ring twice", facts.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_clocks_are_shown_where_they_differ()
    {
        var facts = Show(TaskViews.Manual(at: FakeClock.Start));

        Assert.Contains("10:00 am, New York time", facts.Markup, StringComparison.Ordinal);
        Assert.Contains("For you: Monday, November 23, 2026, 2:00 am, Sydney time", facts.Markup, StringComparison.Ordinal);
        Assert.Empty(facts.FindAll(".managed"));
    }

    [Fact]
    public void A_link_that_is_none_is_no_link() =>
        Assert.Empty(Show(TaskViews.Synced(url: "javascript:alert(1)")).FindAll("a[href^='javascript']"));

    [Theory]
    [InlineData(45, "45 minutes")]
    [InlineData(60, "1 hour")]
    [InlineData(150, "2 hours 30 minutes")]
    [InlineData(61, "1 hour 1 minute")]
    public void Lengths_are_said_in_hours_and_minutes(int minutes, string words) => Assert.Equal(words, TaskWording.Minutes(minutes));

    private IRenderedComponent<TaskFacts> Show(Remindly.Core.Tasks.TaskSummary task, ExternalClient? client = null) =>
        Render<TaskFacts>(facts =>
            facts
                .Add(each => each.Task, task)
                .Add(each => each.ProviderName, task.IsExternal ? "Practice Book" : null)
                .Add(each => each.Client, client ?? ExternalClient.Nobody)
        );
}
