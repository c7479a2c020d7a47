namespace Remindly.Web.Sandbox.Hooks;

/// <summary>
/// One account's notices: a queue that nobody who makes a change waits for, and what became of each. They go out one after the other;
/// one that was not taken waits its time while the others pass.
/// </summary>
public sealed class HookDeliveries
{
    /// <summary>How many are remembered.</summary>
    public const int Kept = 1000;

    /// <summary>How many may be on their way at once; those beyond are dropped.</summary>
    public const int Most = 2000;

    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly HookPost post;
    private readonly HookPolicy policy;
    private readonly Queue<HookDelivery> recent = new();
    private readonly Queue<HookDelivery> queue = new();
    private readonly List<HookDelivery> held = [];
    private HookFaults faults = HookFaults.None;
    private long made;
    private int open;
    private bool isSending;

    internal HookDeliveries(TimeProvider clock, HookPost post, HookPolicy policy) =>
        (this.clock, this.post, this.policy) = (clock, post, policy);

    /// <summary>What goes wrong on purpose; letting go of what was held sends it.</summary>
    public HookFaults Faults
    {
        get
        {
            lock (gate)
            {
                return faults;
            }
        }
        set
        {
            lock (gate)
            {
                var isReversed = faults.OutOfOrder;
                faults = value;
                Release(isReversed);
            }
        }
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<HookDelivery> Recent
    {
        get
        {
            lock (gate)
            {
                return [.. recent];
            }
        }
    }

    /// <summary>The key to sign with: another one while the signature is to be wrong.</summary>
    internal string KeyOf(string key) => Faults.WrongSignature ? "a key that nobody has" : key;

    internal void Send(HookMessage message)
    {
        lock (gate)
        {
            for (var time = faults.Twice ? 0 : 1; time < 2; time++)
            {
                Add(new HookDelivery(++made, clock.GetUtcNow(), message));
            }

            Release(faults.OutOfOrder);
        }
    }

    /// <summary>Forgets everything, faults included; what is on its way ends with its target.</summary>
    internal void Clear()
    {
        lock (gate)
        {
            recent.Clear();
            held.ForEach(each => End(each, HookState.Dropped));
            held.Clear();
            faults = HookFaults.None;
        }
    }

    private void Add(HookDelivery delivery)
    {
        recent.Enqueue(delivery);
        if (recent.Count > Kept)
        {
            recent.Dequeue();
        }

        if (open >= Most)
        {
            delivery.State = HookState.Dropped;
            return;
        }

        open++;
        held.Add(delivery);
    }

    // Out of order, one stays back until there is another to let pass.
    private void Release(bool isReversed)
    {
        if (faults.Hold || (faults.OutOfOrder && held.Count < 2))
        {
            return;
        }

        if (isReversed)
        {
            held.Reverse();
        }

        held.ForEach(Enqueue);
        held.Clear();
    }

    private void Enqueue(HookDelivery delivery)
    {
        (delivery.State, delivery.NextAt) = (HookState.Waiting, null);
        queue.Enqueue(delivery);
        if (!isSending)
        {
            isSending = true;
            _ = Task.Run(SendAllAsync);
        }
    }

    private async Task SendAllAsync()
    {
        while (Next() is { } delivery)
        {
            var attempt = await post.TryAsync(delivery.Message, clock.GetUtcNow());
            Note(delivery, attempt);
        }
    }

    private HookDelivery? Next()
    {
        lock (gate)
        {
            while (!post.Stopping.IsCancellationRequested && queue.TryDequeue(out var next))
            {
                if (next.Message.To.IsActive)
                {
                    return next;
                }

                End(next, HookState.Dropped);
            }

            isSending = false;
            return null;
        }
    }

    private void Note(HookDelivery delivery, HookAttempt attempt)
    {
        lock (gate)
        {
            var target = delivery.Message.To;
            delivery.Attempts = [.. delivery.Attempts, attempt];
            if (attempt.IsTaken)
            {
                target.FailingSince = null;
                End(delivery, HookState.Delivered);
                return;
            }

            target.FailingSince ??= attempt.At;
            var wait = policy.WaitAfter(attempt, delivery.Attempts.Count);
            target.IsActive &= !policy.Ends(target, attempt, isGivenUp: wait is null);
            if (wait is { } pause && target.IsActive)
            {
                Retry(delivery, pause);
            }
            else
            {
                End(delivery, HookState.GivenUp);
            }
        }
    }

    private void Retry(HookDelivery delivery, TimeSpan pause)
    {
        var due = Task.Delay(pause, clock, post.Stopping);
        (delivery.NextAt, delivery.State) = (clock.GetUtcNow() + pause, HookState.Retrying);
        _ = AgainAsync(delivery, due);
    }

    private async Task AgainAsync(HookDelivery delivery, Task due)
    {
        try
        {
            await due;
        }
        catch (OperationCanceledException)
        {
            return;
        }

        lock (gate)
        {
            Enqueue(delivery);
        }
    }

    private void End(HookDelivery delivery, HookState state)
    {
        (delivery.State, delivery.NextAt) = (state, null);
        open--;
    }
}
