namespace Remindly.Core.Scheduling.Providers.Http;

/// <summary>
/// An answer's body, bounded in bytes and in the time spent waiting for it; the time its reader takes does not count.
/// Gives its place in the <see cref="RequestPacer"/> back when it is disposed.
/// </summary>
internal sealed class GuardedStream(
    Stream body,
    long maxBytes,
    TimeSpan perRead,
    TimeSpan inAll,
    TimeProvider clock,
    params IDisposable[] owned
) : ForwardStream
{
    private long bytes;
    private TimeSpan waited;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var left = inAll - waited;
        if (left <= TimeSpan.Zero)
        {
            throw new ProviderException(FailureKind.Timeout);
        }

        using var patience = new CancellationTokenSource(left < perRead ? left : perRead, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var since = clock.GetTimestamp();
        try
        {
            var read = await body.ReadAsync(buffer, either.Token);
            bytes += read;
            return bytes <= maxBytes ? read : throw new ProviderException(FailureKind.InvalidResponse);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ProviderException(FailureKind.Timeout);
        }
        finally
        {
            waited += clock.GetElapsedTime(since);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
            foreach (var each in owned)
            {
                each.Dispose();
            }
        }

        base.Dispose(disposing);
    }
}
