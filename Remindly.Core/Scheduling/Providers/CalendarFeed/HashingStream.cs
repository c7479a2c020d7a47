using System.Security.Cryptography;
using Remindly.Core.Scheduling.Providers.Http;

namespace Remindly.Core.Scheduling.Providers.CalendarFeed;

/// <summary>Reads another stream and hashes what passes.</summary>
internal sealed class HashingStream(Stream body) : ForwardStream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Of everything that was read.</summary>
    public string Hash => Convert.ToHexStringLower(hash.GetCurrentHash());

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken);
        hash.AppendData(buffer.Span[..read]);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
            body.Dispose();
        }

        base.Dispose(disposing);
    }
}
