using Xunit;

namespace Remindly.Tests.Infrastructure;

public sealed class FakeClockTests
{
    private readonly FakeClock clock = new();

    [Fact]
    public async Task A_delay_ends_when_its_time_has_passed_and_not_before()
    {
        var delay = Task.Delay(TimeSpan.FromMinutes(5), clock, TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromMinutes(4));
        Assert.False(delay.IsCompleted);

        clock.Advance(TimeSpan.FromMinutes(1));

        await delay;
        Assert.Equal(FakeClock.Start.AddMinutes(5), clock.GetUtcNow());
    }

    [Fact]
    public void Timers_fire_in_the_order_they_are_due_each_at_its_own_moment()
    {
        var fired = new List<(string Name, double Minute)>();
        void Fire(object? name) => fired.Add(((string)name!, (clock.GetUtcNow() - FakeClock.Start).TotalMinutes));
        using var late = clock.CreateTimer(Fire, "late", TimeSpan.FromMinutes(3), Timeout.InfiniteTimeSpan);
        using var often = clock.CreateTimer(Fire, "often", TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2));

        clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal([("often", 2), ("late", 3), ("often", 4)], fired);
        Assert.Equal(1, clock.Waiting);
    }

    [Fact]
    public async Task A_periodic_timer_ticks_and_a_token_cancels_by_this_clock()
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromSeconds(10), clock);
        using var cancelled = new CancellationTokenSource(TimeSpan.FromSeconds(25), clock);

        for (var tick = 0; tick < 2; tick++)
        {
            var next = ticks.WaitForNextTickAsync(cancelled.Token);
            clock.Advance(TimeSpan.FromSeconds(10));
            Assert.True(await next);
        }

        var last = ticks.WaitForNextTickAsync(cancelled.Token).AsTask();
        clock.Advance(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => last);
    }

    [Fact]
    public void A_stopped_timer_stays_silent()
    {
        var fired = 0;
        var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        timer.Dispose();

        clock.Advance(TimeSpan.FromHours(1));

        Assert.False(timer.Change(TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan));
        Assert.Equal((0, 0), (fired, clock.Waiting));
    }

    [Fact]
    public void Setting_the_wall_clock_back_does_not_turn_elapsed_time_back()
    {
        var began = clock.GetTimestamp();
        clock.Advance(TimeSpan.FromMinutes(1));

        clock.Set(FakeClock.Start.AddHours(-1));

        Assert.Equal(TimeSpan.FromMinutes(1), clock.GetElapsedTime(began));
        Assert.Equal(FakeClock.Start.AddHours(-1), clock.GetUtcNow());
    }
}
