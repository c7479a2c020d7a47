namespace Remindly.Tests.Infrastructure;

/// <summary>
/// A clock that moves only when told, and fires what became due on the way in the right order: <c>Task.Delay</c>,
/// <c>PeriodicTimer</c> and cancellation after a time work with it. Safe to use from several threads.
/// </summary>
public sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    /// <summary>Sunday, 22 November 2026, 15:00 UTC: 10 in the morning in New York.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 15, 0, 0, TimeSpan.Zero);

    private readonly Lock gate = new();
    private readonly List<FakeTimer> timers = [];
    private DateTimeOffset now = start.ToUniversalTime();
    private TimeSpan running;

    public FakeClock()
        : this(Start) { }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers and delays are waiting: a test polls this before it moves the clock.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
            {
                return timers.Count(timer => timer.DueAt is not null);
            }
        }
    }

    /// <summary>How long until the next of them is due; null when none waits.</summary>
    public TimeSpan? UntilNext
    {
        get
        {
            lock (gate)
            {
                return timers.Min(timer => timer.DueAt) - running;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp()
    {
        lock (gate)
        {
            return running.Ticks;
        }
    }

    /// <summary>Lets time pass; what becomes due fires on this thread, each at its own moment.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        TimeSpan end;
        lock (gate)
        {
            end = running + by;
        }

        while (NextDue(end) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <summary>Sets the wall clock, backwards too, as a person or a time server does; timers do not notice.</summary>
    public void Set(DateTimeOffset instant)
    {
        lock (gate)
        {
            now = instant.ToUniversalTime();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private FakeTimer? NextDue(TimeSpan end)
    {
        lock (gate)
        {
            var next = timers.Where(timer => timer.DueAt <= end).MinBy(timer => timer.DueAt);
            var moment = next?.DueAt ?? end;
            if (moment > running)
            {
                now += moment - running;
                running = moment;
            }

            next?.Schedule();
            return next;
        }
    }

    private sealed class FakeTimer(FakeClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period = Timeout.InfiniteTimeSpan;
        private bool disposed;

        public TimeSpan? DueAt { get; private set; }

        public void Fire() => callback(state);

        // Called inside the clock's lock, when it is about to fire.
        public void Schedule() => DueAt = period > TimeSpan.Zero ? DueAt + period : null;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                if (disposed)
                {
                    return false;
                }

                this.period = period;
                DueAt = dueTime < TimeSpan.Zero ? null : clock.running + dueTime;
                if (!clock.timers.Contains(this))
                {
                    clock.timers.Add(this);
                }
            }

            // Due at once means soon, on another thread, as with the system's timers.
            if (dueTime == TimeSpan.Zero)
            {
                ThreadPool.QueueUserWorkItem(_ => clock.Advance(TimeSpan.Zero));
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                disposed = true;
                DueAt = null;
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
