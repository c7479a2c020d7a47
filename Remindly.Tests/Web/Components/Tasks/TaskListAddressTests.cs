using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Remindly.Core.Tasks;
using Remindly.Tests.Infrastructure;
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
    public void Without_filters_there_is_an_address_that_shows_just_that() => Assert.Equal("/tasks?status=open", Empty.Exactly);

    public static TheoryData<string> Addresses =>
        [
            "/tasks?status=open",
            "/tasks?source=acuity",
            "/tasks?source=manual&status=all",
            "/tasks?status=completed&status=cancelled",
            "/tasks?task_type=errand&task_type=medication&priority=high&priority=urgent",
            "/tasks?assigned_to=me&from=today&to=7d",
            "/tasks?from=-7d&to=2026-12-01&sort=-updated_at",
            "/tasks?from=2026-12-01T00%3A00%3A00Z",
            "/tasks?q=caf%C3%A9%20%26%20cake%2C%20please",
            "/tasks?senior_id=01a203c5-6d80-7153-bf6f-947b230a27c3&source=external&status=assigned&task_type=errand&priority=low&assigned_to=none&from=today&to=30d&q=x&sort=updated_at",
        ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public void What_an_address_says_is_written_as_the_same_address(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri("http://localhost" + address).Query);
        string? One(string name) => query.TryGetValue(name, out var values) ? values.ToString() : null;
        string? Several(string name) =>
            TaskListAddress.Join(query.TryGetValue(name, out var values) ? values.ToArray().OfType<string>() : null);

        var read = new TaskListAddress(One("source"), Several("status"), One("senior_id"), One("assigned_to"), One("q"))
        {
            Type = Several("task_type"),
            Priority = Several("priority"),
            From = One("from"),
            To = One("to"),
            Sort = One("sort"),
        };

        Assert.Equal(address, read.Exactly);
        Assert.True(read.KnowsStatus && read.KnowsTheRest);
    }

    [Fact]
    public void Any_of_several_are_asked_for_together()
    {
        var filter = (Empty with { Status = "completed,pending", Type = "errand,medication", Priority = "urgent" }).ToFilter(Me);

        Assert.Equal([CareTaskStatus.Completed, CareTaskStatus.Pending], filter.Statuses);
        Assert.Equal([CareTaskType.Errand, CareTaskType.Medication], filter.Types);
        Assert.Equal([CareTaskPriority.Urgent], filter.Priorities);
    }

    [Theory]
    [InlineData("today", "2026-11-22T05:00:00Z")]
    [InlineData("1d", "2026-11-23T05:00:00Z")]
    [InlineData("-7d", "2026-11-15T05:00:00Z")]
    [InlineData("2027-07-01", "2027-07-01T04:00:00Z")]
    [InlineData("2026-12-01T08:00:00Z", "2026-12-01T08:00:00Z")]
    public void Days_begin_where_they_are_meant(string from, string instant) =>
        Assert.Equal(
            DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture),
            (Empty with { From = from }).ToFilter(Me, FakeClock.Start, TaskViews.NewYork).From
        );

    [Theory]
    [InlineData("soon")]
    [InlineData("d")]
    [InlineData("99999d")]
    [InlineData("2026-02-30")]
    [InlineData("1066-10-14")]
    public void A_day_that_is_none_is_not_known(string from) => Assert.False((Empty with { From = from }).KnowsTheRest);

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
