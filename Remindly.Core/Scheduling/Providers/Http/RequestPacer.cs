namespace Remindly.Core.Scheduling.Providers.Http;

/// <summary>
/// Keeps the whole process under a provider's limit: a token bucket by the injected clock, so that no second sees more than
/// <c>perSecond + burst</c> requests, and a bound on how many are under way.
/// </summary>
internal sealed class RequestPacer(TimeProvider clock, int perSecond, int burst, int concurrency) : IDisposable
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim places = new(concurrency, concurrency);
    private readonly long start = clock.GetTimestamp();
    private readonly TimeSpan spacing = TimeSpan.FromSeconds(1) / perSecond;

    // When the next request would go out if all were evenly spaced.
    private TimeSpan next;

    /// <summary>Waits its turn; dispose the place when the request and its answer are done.</summary>
    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        try
        {
            if (Reserve() is var wait && wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, cancellationToken);
            }
        }
        catch
        {
            places.Release();
            throw;
        }

        return new Place(() => places.Release());
    }

    public void Dispose() => places.Dispose();

    private TimeSpan Reserve()
    {
        lock (gate)
        {
            var now = clock.GetElapsedTime(start);
            next = next < now ? now : next;
            var wait = next - (burst - 1) * spacing - now;
            next += spacing;
            return wait;
        }
    }

    private sealed class Place(Action leave) : IDisposable
    {
        private Action? pending = leave;

        public void Dispose() => Interlocked.Exchange(ref pending, null)?.Invoke();
    }
}
