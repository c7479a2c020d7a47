using Microsoft.Extensions.Logging.Abstractions;
using Remindly.Core.Changes;
using Xunit;

namespace Remindly.Tests.Core.Changes;

public sealed class ChangeFeedTests
{
    private static readonly Change Somewhere = new Change.OfTasks(Guid.Parse("0192e4a0-0000-7000-8000-000000000001"));
    private readonly ChangeFeed feed = new(NullLogger<ChangeFeed>.Instance);

    [Fact]
    public void Tells_everybody_who_listens()
    {
        List<Change> first = [];
        List<Change> second = [];
        using var one = feed.Listen(first.Add);
        using var other = feed.Listen(second.Add);

        feed.Publish(Somewhere);

        Assert.Equal([Somewhere], first);
        Assert.Equal([Somewhere], second);
    }

    [Fact]
    public void Tells_nothing_to_whoever_has_left()
    {
        List<Change> heard = [];
        feed.Listen(heard.Add).Dispose();

        feed.Publish(Somewhere);

        Assert.Empty(heard);
    }

    [Fact]
    public void One_that_breaks_keeps_neither_the_writer_nor_the_others_from_going_on()
    {
        List<Change> heard = [];
        using var broken = feed.Listen(_ => throw new InvalidOperationException("A page that is gone."));
        using var sound = feed.Listen(heard.Add);

        feed.Publish(Somewhere);

        Assert.Equal([Somewhere], heard);
    }

    [Fact]
    public void One_may_leave_while_it_is_told()
    {
        var count = 0;
        IDisposable? handle = null;
        handle = feed.Listen(_ =>
        {
            count++;
            handle!.Dispose();
        });

        feed.Publish(Somewhere);
        feed.Publish(Somewhere);

        Assert.Equal(1, count);
    }
}
