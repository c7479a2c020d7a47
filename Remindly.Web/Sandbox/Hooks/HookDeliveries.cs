namespace Remindly.Web.Sandbox.Hooks;

/// <summary>One account's notices: what became of each, and what goes wrong with them on purpose.</summary>
public sealed class HookDeliveries
{
    /// <summary>How many are remembered.</summary>
    public const int Kept = 1000;

    /// <summary>How many may be on their way at once; those beyond are dropped.</summary>
    public const int Most = 2000;

    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly HookQueue queue;
    private readonly Queue<HookDelivery> recent = new();
    private readonly List<HookDelivery> held = [];
    private HookFaults faults = HookFaults.None;
    private long made;

    internal HookDeliveries(TimeProvider clock, HookPost post, HookPolicy policy) =>
        (this.clock, queue) = (clock, new HookQueue(clock, post, policy));

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

        if (queue.Open + held.Count >= Most)
        {
            delivery.State = HookState.Dropped;
        }
        else
        {
            held.Add(delivery);
        }
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

        held.ForEach(queue.Add);
        held.Clear();
    }
}
