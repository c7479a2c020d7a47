using System.Buffers;
using System.IO.Pipelines;

namespace Remindly.Core.Scheduling.Providers.Http;

/// <summary>Looks at how a body begins: the serializer takes a <c>null</c> for an empty list, which it is not.</summary>
internal static class JsonStart
{
    private static ReadOnlySpan<byte> Blank => " \t\r\n\uFEFF"u8;

    /// <summary>Skips what is blank; the rest is still to be read.</summary>
    public static async Task<bool> IsListAsync(PipeReader body, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);
            var (begins, at) = Beginning(read.Buffer);
            body.AdvanceTo(at);
            if (begins is not null || read.IsCompleted)
            {
                return begins == (byte)'[';
            }
        }
    }

    private static (byte? First, SequencePosition At) Beginning(ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        reader.AdvancePastAny(Blank);
        return (reader.TryPeek(out var first) ? first : null, reader.Position);
    }
}
