using Remindly.Core.Scheduling.Providers.Http;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers.Http;

public sealed class RequestPacerTests
{
    private readonly FakeClock clock = new();

    [Theory]
    [InlineData(6, 3)]
    [InlineData(6, 4)]
    [InlineData(1, 1)]
    public async Task No_second_sees_more_than_the_pace_and_the_burst(int perSecond, int burst)
    {
        using var pacer = new RequestPacer(clock, perSecond, burst, concurrency: 100);
        List<DateTimeOffset> sent = [];
        var gate = new Lock();
        async Task<bool> SendAsync()
        {
            using var place = await pacer.EnterAsync(CancellationToken.None);
            lock (gate)
            {
                sent.Add(clock.GetUtcNow());
            }

            return true;
        }

        await clock.RunAsync(Task.WhenAll(Enumerable.Range(0, 40).Select(_ => SendAsync())));
        // A rest does not save up more than the burst.
        clock.Advance(TimeSpan.FromMinutes(1));
        await clock.RunAsync(Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync())));

        Assert.Equal(60, sent.Count);
        Assert.All(sent, from => Assert.True(sent.Count(at => at >= from && at < from + TimeSpan.FromSeconds(1)) <= perSecond + burst));
        Assert.Equal(burst, sent.Count(at => at == FakeClock.Start));
    }

    [Fact]
    public async Task No_more_than_the_bound_are_under_way_at_once()
    {
        using var pacer = new RequestPacer(clock, 1000, 1000, concurrency: 2);
        var first = await pacer.EnterAsync(CancellationToken.None);
        using var second = await pacer.EnterAsync(CancellationToken.None);

        var third = pacer.EnterAsync(CancellationToken.None).AsTask();
        await PassingTime.SettleAsync();
        Assert.False(third.IsCompleted);

        first.Dispose();
        first.Dispose();
        using var place = await third;
        var fourth = pacer.EnterAsync(CancellationToken.None).AsTask();
        await PassingTime.SettleAsync();
        Assert.False(fourth.IsCompleted);
    }

    [Fact]
    public async Task Who_leaves_while_waiting_gives_the_place_back()
    {
        using var pacer = new RequestPacer(clock, 1, 1, concurrency: 1);
        (await pacer.EnterAsync(CancellationToken.None)).Dispose();
        using var leaving = new CancellationTokenSource();
        var waiting = pacer.EnterAsync(leaving.Token).AsTask();
        await PassingTime.SettleAsync();

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        using var next = await clock.RunAsync(pacer.EnterAsync(CancellationToken.None).AsTask());
    }
}
