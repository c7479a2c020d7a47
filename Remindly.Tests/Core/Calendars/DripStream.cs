namespace Remindly.Tests.Core.Calendars;

/// <summary>A stream that gives one byte at a time, as a slow line may.</summary>
internal sealed class DripStream(byte[] bytes) : MemoryStream(bytes)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..1], cancellationToken);
}
