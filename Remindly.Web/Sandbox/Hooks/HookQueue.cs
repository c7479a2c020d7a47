namespace Remindly.Web.Sandbox.Hooks;

/// <summary>Sends one after the other, behind the back of whoever made a change; one that was not taken waits while the others pass.</summary>
internal sealed class HookQueue(TimeProvider clock, HookPost post, HookPolicy policy)
{
    private readonly Lock gate = new();
    private readonly Queue<HookDelivery> queue = new();
    private int open;
    private bool isSending;

    /// <summary>How many have not ended yet.</summary>
    public int Open
    {
        get
        {
            lock (gate)
            {
                return open;
            }
        }
    }

    public void Add(HookDelivery delivery)
    {
        lock (gate)
        {
            open++;
            Enqueue(delivery);
        }
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
            Note(delivery, await post.TryAsync(delivery.Message, clock.GetUtcNow()));
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
