using Remindly.Core;
using Remindly.Core.Persistence;
using Remindly.Core.Tasks;
using Remindly.Tests.Core.Care;
using Xunit;

namespace Remindly.Tests.Core.Tasks;

public abstract class TaskCommentsTests(StoreEngine engine) : CareTest(engine)
{
    [Fact]
    public async Task Everybody_reads_in_order_owners_and_helpers_write()
    {
        var task = await NewTaskAsync();
        foreach (var (who, text) in (IEnumerable<(Guid, string)>)[(Ana.Id, "Which bread?"), (Ben.Id, "Rye, please"), (Ana.Id, "Done")])
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            Done(await Comments.AddAsync(who, task.Id, text, Cancellation));
        }

        Assert.IsType<Outcome<CommentSummary>.Forbidden>(await Comments.AddAsync(Vera.Id, task.Id, "And me", Cancellation));
        Assert.IsType<Outcome<CommentSummary>.Missing>(await Comments.AddAsync(Sam.Id, task.Id, "And me", Cancellation));
        Assert.IsType<Outcome<Page<CommentSummary>>.Missing>(await Comments.ListAsync(Sam.Id, task.Id, new PageRequest(), Cancellation));
        var first = Done(await Comments.ListAsync(Vera.Id, task.Id, new PageRequest(Limit: 2), Cancellation));
        var rest = Done(await Comments.ListAsync(Vera.Id, task.Id, new PageRequest(first.NextCursor, 2), Cancellation));
        Assert.Equal(
            [("Ana", "Which bread?"), ("Ben", "Rye, please"), ("Ana", "Done")],
            first.Items.Concat(rest.Items).Select(each => (each.UserName!, each.Text))
        );
        Assert.All(first.Items, each => Assert.False(each.MayRemove));
    }

    [Fact]
    public async Task Whoever_wrote_one_and_owners_remove_it()
    {
        var task = await NewTaskAsync();
        var anas = Done(await Comments.AddAsync(Ana.Id, task.Id, "Mine", Cancellation)).Id;
        var bens = Done(await Comments.AddAsync(Ben.Id, task.Id, "Mine", Cancellation)).Id;

        Assert.IsType<Outcome<Guid>.Forbidden>(await Comments.RemoveAsync(Ben.Id, task.Id, anas, Cancellation));
        Assert.IsType<Outcome<Guid>.Forbidden>(await Comments.RemoveAsync(Vera.Id, task.Id, bens, Cancellation));
        Assert.IsType<Outcome<Guid>.Missing>(await Comments.RemoveAsync(Sam.Id, task.Id, bens, Cancellation));
        Done(await Comments.RemoveAsync(Ana.Id, task.Id, bens, Cancellation));
        Assert.IsType<Outcome<Guid>.Missing>(await Comments.RemoveAsync(Ben.Id, task.Id, bens, Cancellation));

        var last = Assert.Single(Done(await Comments.ListAsync(Ben.Id, task.Id, new PageRequest(), Cancellation)).Items);
        Assert.Equal((anas, false), (last.Id, last.MayRemove));
    }

    [Fact]
    public async Task Somebody_who_left_is_still_named_and_what_they_said_stays()
    {
        var task = await NewTaskAsync();
        Done(await Comments.AddAsync(Ben.Id, task.Id, "Key is under the mat", Cancellation));
        Done(await Circles.RemoveAsync(Ben.Id, Rosa.Id, Ben.Id, Cancellation));

        Assert.Equal("Ben", Assert.Single(Done(await Comments.ListAsync(Ana.Id, task.Id, new PageRequest(), Cancellation)).Items).UserName);
        Assert.IsType<Outcome<Page<CommentSummary>>.Missing>(await Comments.ListAsync(Ben.Id, task.Id, new PageRequest(), Cancellation));
    }

    [Fact]
    public async Task Saying_something_changes_no_task()
    {
        var task = await NewTaskAsync();

        Done(await Comments.AddAsync(Ben.Id, task.Id, "Soon", Cancellation));

        Assert.Equal(task, Done(await Queries.GetAsync(Ana.Id, task.Id, Cancellation)).Task);
    }
}

public sealed class TaskCommentsTestsOnSqlite() : TaskCommentsTests(StoreEngine.Sqlite);

public sealed class TaskCommentsTestsOnPostgres() : TaskCommentsTests(StoreEngine.PostgreSql);
