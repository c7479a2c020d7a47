using Bunit;
using Microsoft.EntityFrameworkCore;
using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Tasks;
using Remindly.Tests.Core.Tasks;
using Remindly.Tests.Infrastructure;
using Remindly.Tests.Web.Components.Integrations;
using Remindly.Web.Components.Today;
using Xunit;

namespace Remindly.Tests.Web.Components.Today;

// It is Sunday, 22 November 2026, ten in the morning in New York.
public sealed class TodayPageTests : PageTest
{
    [Fact]
    public void A_day_without_anything_is_calm_and_shows_how_to_connect()
    {
        var page = Open();

        Assert.Contains("Nothing is due today.", page.Markup);
        Assert.Contains("Nothing is waiting for somebody to take it.", page.Markup);
        Assert.Contains("Nothing was moved or cancelled.", page.Markup);
        Assert.DoesNotContain("Overdue", page.Markup);
        Assert.Equal("/integrations/add", page.Find(".notice a").GetAttribute("href"));
    }

    [Fact]
    public async Task Somebody_without_a_senior_is_led_to_the_first_step()
    {
        await Get<SeniorService>().DeleteAsync(Ana.Id, Rosa.Id, Cancellation);

        var page = Render<TodayPage>();

        page.WaitForAssertion(() => Assert.Contains("Welcome. Add the person you care for", page.Markup));
    }

    [Fact]
    public async Task Ticking_counts_at_once_and_what_is_done_stays_in_sight()
    {
        await AddAsync("Eye drops", FakeClock.Start.AddHours(3));
        var page = Open();

        page.Find("button.tick").Click();

        page.WaitForAssertion(() => Assert.Equal("true", page.Find("button.tick").GetAttribute("aria-pressed")));
    }

    [Fact]
    public async Task What_nobody_had_is_taken_where_it_stands()
    {
        await AddAsync("Drive to the clinic", FakeClock.Start.AddDays(1));
        var page = Open();

        page.Find("button.claim").Click();

        page.WaitForAssertion(() => Assert.Equal("You", page.Find("li.task .who").TextContent));
    }

    [Fact]
    public async Task What_was_moved_tells_the_old_and_the_new_time_and_who_did_it()
    {
        var task = await AddAsync("Physiotherapy", FakeClock.Start.AddDays(1));
        await Get<TaskService>()
            .ChangeAsync(Ana.Id, task.Id, new TaskChange { ScheduledAt = FakeClock.Start.AddDays(2).AddHours(1) }, Cancellation);

        var line = Open().Find("li.change").TextContent;

        Assert.Contains("Physiotherapy", line);
        Assert.Matches(@"Moved from\s+tomorrow 10:00 am\s+to\s+Tue, Nov 24 11:00 am", line);
        Assert.Contains("You, just now", line);
    }

    [Fact]
    public async Task What_was_cancelled_tells_when_it_would_have_been()
    {
        var task = await AddAsync("Lunch", FakeClock.Start.AddDays(1));
        await Get<TaskService>().ChangeAsync(Ana.Id, task.Id, new TaskChange { Status = CareTaskStatus.Cancelled }, Cancellation);

        var line = Open().Find("li.change");

        Assert.NotNull(line.QuerySelector("a.gone"));
        Assert.Matches(@"Cancelled\. It was for\s+tomorrow 10:00 am", line.TextContent);
    }

    [Fact]
    public async Task What_is_late_is_pinned_above_today()
    {
        await AddAsync("Prescription", FakeClock.Start.AddDays(-1));

        Assert.Equal(["Overdue", "Due today"], Open().FindAll("h3").Select(heading => heading.TextContent).Take(2));
    }

    [Fact]
    public async Task What_is_broken_names_the_visits_that_may_change_unseen()
    {
        await using (var db = await Get<IDbContextFactory<RemindlyDb>>().CreateDbContextAsync(Cancellation))
        {
            await db.AddSyncedTaskAsync(Rosa.Id, Ana.Id);
        }

        var notice = Open().Find(".notice");

        Assert.Contains("1 visit may change unseen:", notice.TextContent);
        Assert.Contains("Physiotherapy", notice.TextContent);
        Assert.Contains("Wed, Nov 25 10:00 am", notice.TextContent);
        Assert.NotNull(notice.QuerySelector(".button-primary"));
    }

    [Theory]
    [InlineData(HealthLevel.Healthy, "Up to date: Practice Book.", true)]
    [InlineData(HealthLevel.Syncing, "Being read right now: Practice Book.", true)]
    [InlineData(HealthLevel.Stale, "Up to date", false)]
    [InlineData(HealthLevel.Degraded, "Up to date", false)]
    [InlineData(HealthLevel.Failing, "Up to date", false)]
    [InlineData(HealthLevel.NeedsAttention, "Up to date", false)]
    [InlineData(HealthLevel.Paused, "Up to date", false)]
    public void Up_to_date_is_said_only_where_it_is_known(HealthLevel level, string words, bool said)
    {
        var part = Render<ConnectionsToday>(parameters =>
            parameters
                .Add(
                    each => each.Senior,
                    new SeniorSummary(Rosa.Id, "Rosa", null, null, null, "America/New_York", CircleRole.Owner, FakeClock.Start, 1)
                )
                .Add(each => each.Integrations, [IntegrationViews.At(level)])
        );

        Assert.Equal(said, part.Markup.Contains(words, StringComparison.Ordinal));
    }

    private IRenderedComponent<TodayPage> Open()
    {
        var page = Render<TodayPage>();
        page.WaitForAssertion(() => page.Find("section.senior"));
        return page;
    }

    private async Task<TaskSummary> AddAsync(string title, DateTimeOffset at) =>
        Assert
            .IsType<Outcome<TaskSummary>.Done>(
                await Get<TaskService>().CreateAsync(Ana.Id, Rosa.Id, new TaskChange { Title = title, ScheduledAt = at }, Cancellation)
            )
            .Value;
}
