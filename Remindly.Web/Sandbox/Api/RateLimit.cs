namespace Remindly.Web.Sandbox.Api;

/// <summary>10 requests in any second, 20 at once. It runs on real time: the wire knows no other.</summary>
internal sealed class RateLimit
{
    public const int PerSecond = 10;
    public const int AtOnce = 20;

    private readonly Lock gate = new();
    private readonly Queue<long> taken = new();
    private int open;

    public bool TryEnter()
    {
        var now = TimeProvider.System.GetTimestamp();
        lock (gate)
        {
            while (taken.TryPeek(out var oldest) && TimeProvider.System.GetElapsedTime(oldest, now) >= TimeSpan.FromSeconds(1))
            {
                taken.Dequeue();
            }

            if (taken.Count >= PerSecond || open >= AtOnce)
            {
                return false;
            }

            taken.Enqueue(now);
            open++;
            return true;
        }
    }

    public void Leave()
    {
        lock (gate)
        {
            open--;
        }
    }
}
