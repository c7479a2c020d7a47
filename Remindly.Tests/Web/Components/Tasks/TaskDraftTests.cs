using Remindly.Core.Tasks;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Components.Shared;
using Remindly.Web.Components.Tasks;
using Xunit;

namespace Remindly.Tests.Web.Components.Tasks;

public sealed class TaskDraftTests
{
    private readonly FieldProblems problems = new();

    [Fact]
    public void What_is_not_touched_is_not_sent()
    {
        var before = TaskDraft.Of(TaskViews.Synced());

        Assert.Equal(new TaskChange(), (before with { }).ToChange(before, TaskViews.NewYork, problems));
    }

    [Theory]
    [InlineData("America/New_York", "2026-12-01", "09:30", "2026-12-01T14:30:00Z")]
    [InlineData("Asia/Kolkata", "2026-12-01", "09:30", "2026-12-01T04:00:00Z")]
    // The clocks go forward: half past two is skipped.
    [InlineData("America/New_York", "2027-03-14", "02:30", "2027-03-14T07:30:00Z")]
    public void Day_and_time_are_read_where_the_senior_lives(string zone, string date, string time, string instant)
    {
        var change = new TaskDraft { Date = date, Time = time }.ToChange(new TaskDraft(), zone, problems);

        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), change.ScheduledAt.Value);
    }

    [Fact]
    public void A_day_needs_a_time_and_a_time_a_day()
    {
        new TaskDraft { Date = "2026-12-01" }.ToChange(new TaskDraft(), TaskViews.NewYork, problems);
        new TaskDraft { Time = "09:30" }.ToChange(new TaskDraft(), TaskViews.NewYork, problems);

        Assert.NotNull(problems["time"]);
        Assert.NotNull(problems["date"]);
    }

    [Fact]
    public void Taking_day_and_time_away_makes_it_open_ended()
    {
        var before = TaskDraft.Of(TaskViews.Manual(at: FakeClock.Start));

        var change = (before with { Date = "", Time = "" }).ToChange(before, TaskViews.NewYork, problems);

        Assert.True(change.ScheduledAt is { IsSet: true, Value: null });
        Assert.False(problems.Any);
    }

    [Theory]
    [InlineData("three quarters")]
    [InlineData("-5")]
    [InlineData("4.5")]
    public void Minutes_that_are_no_number_are_said(string minutes)
    {
        new TaskDraft { Minutes = minutes }.ToChange(new TaskDraft(), TaskViews.NewYork, problems);

        Assert.NotNull(problems["duration_minutes"]);
    }
}
