using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Tasks;
using Xunit;

namespace Remindly.Tests.Core.Care;

public abstract class CircleServiceTests(StoreEngine engine) : CareTest(engine)
{
    [Fact]
    public async Task Everybody_in_the_circle_sees_who_is_in_it()
    {
        var members = Done(await Circles.MembersAsync(Vera.Id, Rosa.Id, Cancellation));

        Assert.Equal(
            [("Ana", CircleRole.Owner), ("Ben", CircleRole.Helper), ("Vera", CircleRole.Viewer)],
            members.Select(member => (member.Name, member.Role))
        );
        var page = Done(await Circles.PageAsync(Vera.Id, Rosa.Id, new PageRequest(Limit: 2), Cancellation));
        var rest = Done(await Circles.PageAsync(Vera.Id, Rosa.Id, new PageRequest(page.NextCursor, 2), Cancellation));
        Assert.Equal(members.OrderBy(member => member.UserId), page.Items.Concat(rest.Items));
        Assert.Null(rest.NextCursor);
        Assert.IsType<Outcome<IReadOnlyList<MemberSummary>>.Missing>(await Circles.MembersAsync(Sam.Id, Rosa.Id, Cancellation));
    }

    [Fact]
    public async Task A_circle_keeps_its_last_owner()
    {
        Assert.Equal("last_owner", Conflict(await RoleAsync(Ana.Id, Ana.Id, CircleRole.Helper)));
        Assert.Equal("last_owner", Conflict(await Circles.RemoveAsync(Ana.Id, Rosa.Id, Ana.Id, Cancellation)));

        Assert.Equal(CircleRole.Owner, Done(await RoleAsync(Ana.Id, Ben.Id, CircleRole.Owner)).Role);
        Done(await RoleAsync(Ana.Id, Ana.Id, CircleRole.Viewer));
        Assert.IsType<Outcome<MemberSummary>.Forbidden>(await RoleAsync(Ana.Id, Ben.Id, CircleRole.Viewer));
    }

    [Fact]
    public async Task Of_two_last_owners_who_give_up_at_once_one_stays()
    {
        Done(await RoleAsync(Ana.Id, Ben.Id, CircleRole.Owner));

        var outcomes = await Task.WhenAll(
            Circles.RemoveAsync(Ana.Id, Rosa.Id, Ana.Id, Cancellation),
            Circles.RemoveAsync(Ben.Id, Rosa.Id, Ben.Id, Cancellation)
        );

        Assert.Single(outcomes, outcome => outcome is Outcome<MemberSummary>.Done);
        Assert.Single(outcomes, outcome => outcome is Outcome<MemberSummary>.Conflict { Code: "last_owner" });
    }

    [Fact]
    public async Task Only_owners_decide_but_anybody_may_leave()
    {
        Assert.IsType<Outcome<MemberSummary>.Forbidden>(await RoleAsync(Ben.Id, Vera.Id, CircleRole.Helper));
        Assert.IsType<Outcome<MemberSummary>.Forbidden>(await RoleAsync(Ben.Id, Ben.Id, CircleRole.Owner));
        Assert.IsType<Outcome<MemberSummary>.Forbidden>(await Circles.RemoveAsync(Vera.Id, Rosa.Id, Ben.Id, Cancellation));
        Assert.IsType<Outcome<MemberSummary>.Missing>(await Circles.RemoveAsync(Sam.Id, Rosa.Id, Ben.Id, Cancellation));
        Assert.IsType<Outcome<MemberSummary>.Missing>(await RoleAsync(Ana.Id, Sam.Id, CircleRole.Helper));

        Done(await Circles.RemoveAsync(Vera.Id, Rosa.Id, Vera.Id, Cancellation));
        Assert.Empty(await Seniors.ListAsync(Vera.Id, Cancellation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_leaves_or_only_looks_from_now_on_hands_back_what_is_open(bool leaves)
    {
        var open = await NewTaskAsync("open");
        var done = await NewTaskAsync("done");
        foreach (var task in (TaskSummary[])[open, done])
        {
            Done(await Tasks.AssignAsync(Ana.Id, task.Id, Ben.Id, Cancellation));
        }

        Done(await Tasks.CompleteAsync(Ana.Id, done.Id, Cancellation));

        Done(
            leaves ? await Circles.RemoveAsync(Ana.Id, Rosa.Id, Ben.Id, Cancellation) : await RoleAsync(Ana.Id, Ben.Id, CircleRole.Viewer)
        );

        var freed = Done(await Queries.GetAsync(Ana.Id, open.Id, Cancellation)).Task;
        Assert.Equal((CareTaskStatus.Pending, null), (freed.Status, freed.AssignedTo));
        Assert.Equal(Ben.Id, Done(await Queries.GetAsync(Ana.Id, done.Id, Cancellation)).Task.AssignedTo);
    }

    private Task<Outcome<MemberSummary>> RoleAsync(Guid asks, Guid member, CircleRole role) =>
        Circles.ChangeRoleAsync(asks, Rosa.Id, member, role, Cancellation);
}

public sealed class CircleServiceTestsOnSqlite() : CircleServiceTests(StoreEngine.Sqlite);

public sealed class CircleServiceTestsOnPostgres() : CircleServiceTests(StoreEngine.PostgreSql);
