using System.Text;

namespace Remindly.Tests.Core.Calendars;

/// <summary>A stream that begins with one text and goes on with another, again and again, without keeping them.</summary>
internal sealed class EndlessStream(string beginning, string repeated, int times = int.MaxValue) : Stream
{
    private readonly byte[] again = Encoding.UTF8.GetBytes(repeated);
    private byte[] now = Encoding.UTF8.GetBytes(beginning);
    private int at;
    private int left = times;

    public long Given { get; private set; }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => Given;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Fill(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Fill(buffer.Span));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Fill(Span<byte> buffer)
    {
        var read = 0;
        while (read < buffer.Length && (at < now.Length || Begin()))
        {
            var length = Math.Min(buffer.Length - read, now.Length - at);
            now.AsSpan(at, length).CopyTo(buffer[read..]);
            (at, read) = (at + length, read + length);
        }

        Given += read;
        return read;
    }

    private bool Begin()
    {
        if (left-- <= 0)
        {
            left = 0;
            return false;
        }

        (now, at) = (again, 0);
        return true;
    }
}
