using Remindly.Core.Tasks;
using Remindly.Web.Components.Tasks;
using Xunit;

namespace Remindly.Tests.Web.Components.Tasks;

public sealed class TaskListAddressTests
{
    private static readonly Guid Me = Guid.NewGuid();
    private static readonly TaskListAddress Empty = new(null, null, null, null, null);

    [Fact]
    public void Without_filters_it_is_the_plain_address_and_shows_what_is_to_do()
    {
        Assert.Equal("/tasks", Empty.ToString());
        Assert.Equal([CareTaskStatus.Pending, CareTaskStatus.Assigned, CareTaskStatus.InProgress], Empty.ToFilter(Me).Statuses);
    }

    [Fact]
    public void Filters_are_written_into_it() =>
        Assert.Equal(
            "/tasks?source=acuity&status=assigned&q=caf%C3%A9%20%26%20cake",
            (Empty with { Source = "acuity", Status = "assigned", Text = "café & cake" }).ToString()
        );

    [Fact]
    public void Everything_is_everything() => Assert.Empty((Empty with { Status = "all" }).ToFilter(Me).Statuses);

    [Fact]
    public void What_is_over_is_shown_newest_first() =>
        Assert.Equal(TaskSort.ScheduledAtDescending, (Empty with { Status = "completed" }).ToFilter(Me).Sort);

    [Fact]
    public void Me_nobody_and_somebody()
    {
        var ben = Guid.NewGuid();

        Assert.Equal(Me, (Empty with { AssignedTo = "me" }).ToFilter(Me).AssignedTo);
        Assert.True((Empty with { AssignedTo = "none" }).ToFilter(Me).Unassigned);
        Assert.Equal(ben, (Empty with { AssignedTo = ben.ToString() }).ToFilter(Me).AssignedTo);
    }

    [Fact]
    public void A_senior_that_is_none_matches_nothing_rather_than_everything() =>
        Assert.Equal(Guid.Empty, (Empty with { SeniorId = "rosa" }).ToFilter(Me).SeniorId);

    [Theory]
    [InlineData(null, true)]
    [InlineData("all", true)]
    [InlineData("in_progress", true)]
    [InlineData("started", false)]
    public void It_knows_the_statuses_there_are(string? status, bool knows) =>
        Assert.Equal(knows, (Empty with { Status = status }).KnowsStatus);
}
