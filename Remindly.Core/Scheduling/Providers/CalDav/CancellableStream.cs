using Remindly.Core.Scheduling.Providers.Http;

namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>Lets a reader that takes no token be stopped.</summary>
internal sealed class CancellableStream(Stream body, CancellationToken leaving) : ForwardStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        body.ReadAsync(buffer, leaving);
}
