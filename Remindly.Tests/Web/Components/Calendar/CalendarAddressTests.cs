using Remindly.Core.Tasks;
using Remindly.Web.Components.Calendar;
using Remindly.Web.Components.Tasks;
using Xunit;

namespace Remindly.Tests.Web.Components.Calendar;

public sealed class CalendarAddressTests
{
    private static readonly Guid Me = Guid.NewGuid();
    private static readonly TaskListAddress None = new(null, null, null, null, null);
    private static readonly CalendarAddress Plain = new(CalendarView.Month, null, None);

    [Fact]
    public void Without_anything_it_is_this_month_with_all_that_is_and_was()
    {
        Assert.Equal("/calendar", Plain.ToString());
        Assert.Empty(Plain.ToFilter(Me).Statuses);
    }

    [Fact]
    public void It_names_view_date_and_the_filters_of_the_task_list() =>
        Assert.Equal(
            "/calendar?view=week&date=2026-11-24&source=acuity&task_type=errand&priority=high&q=caf%C3%A9",
            new CalendarAddress(
                CalendarView.Week,
                new DateOnly(2026, 11, 24),
                None with
                {
                    Source = "acuity",
                    Text = "café",
                    Type = "errand",
                    Priority = "high",
                }
            ).ToString()
        );

    [Fact]
    public void Filters_mean_what_they_mean_in_the_task_list()
    {
        var filters = None with { Status = "completed", AssignedTo = "me", Type = "errand", Priority = "low" };

        var filter = (Plain with { Filters = filters }).ToFilter(Me);

        Assert.Equal([CareTaskStatus.Completed], filter.Statuses);
        Assert.Equal(Me, filter.AssignedTo);
        Assert.Equal([CareTaskType.Errand], filter.Types);
        Assert.Equal([CareTaskPriority.Low], filter.Priorities);
        Assert.Equal(TaskSort.ScheduledAt, filter.Sort);
    }

    [Fact]
    public void What_is_still_to_do_is_asked_for_by_name()
    {
        var toDo = Plain with { Filters = None with { Status = "open" } };

        Assert.Equal("/calendar?status=open", toDo.ToString());
        Assert.Equal([CareTaskStatus.Pending, CareTaskStatus.Assigned, CareTaskStatus.InProgress], toDo.ToFilter(Me).Statuses);
    }

    [Theory]
    [InlineData("2026-11-24", true)]
    [InlineData("24.11.2026", false)]
    [InlineData("2026-02-30", false)]
    [InlineData("0202-11-24", false)]
    [InlineData("9999-12-31", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_date_is_one_that_a_life_can_touch(string? text, bool isOne) =>
        Assert.Equal(isOne, CalendarAddress.ReadDate(text) is not null);

    [Theory]
    [InlineData("agenda", CalendarView.Agenda)]
    [InlineData("Week", CalendarView.Month)]
    [InlineData("7", CalendarView.Month)]
    [InlineData(null, CalendarView.Month)]
    public void A_view_that_there_is_not_is_the_month(string? text, CalendarView view) =>
        Assert.Equal(view, CalendarAddress.ReadView(text));
}
