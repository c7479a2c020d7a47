using System.Buffers;
using System.Text;

namespace Remindly.Core.Calendars;

/// <summary>
/// Puts lines together from bytes as they come. Folds are undone before bytes become characters, because a fold may split one
/// (RFC 5545 3.1). Lines end as in <c>CRLF</c>, <c>LF</c> or <c>CR</c>.
/// </summary>
internal sealed class LineAssembler(CalendarLimits limits)
{
    private static readonly SearchValues<byte> Ends = SearchValues.Create("\r\n"u8);

    private readonly ArrayBufferWriter<byte> line = new();
    private long bytes;
    private int lines;
    private bool ended;
    private bool afterReturn;

    /// <summary>Adds the lines that these bytes complete.</summary>
    public void Push(ReadOnlySpan<byte> read, List<string> complete)
    {
        bytes += read.Length;
        Refuse(bytes > limits.Bytes, CalendarFaultKind.TooManyBytes);
        while (!read.IsEmpty)
        {
            if (Ends.Contains(read[0]))
            {
                EndLine(read[0]);
                read = read[1..];
                continue;
            }

            afterReturn = false;
            if (ended && Begin(read[0], complete))
            {
                read = read[1..];
                continue;
            }

            var length = read.IndexOfAny(Ends) is >= 0 and var end ? end : read.Length;
            Refuse(line.WrittenCount + length > limits.LineBytes, CalendarFaultKind.LineTooLong);
            line.Write(read[..length]);
            read = read[length..];
        }
    }

    /// <summary>Adds what stands at the end of the stream, with or without the end of a line.</summary>
    public void Finish(List<string> complete) => Emit(complete);

    private void EndLine(byte end)
    {
        if (end == '\n' && afterReturn)
        {
            afterReturn = false;
            return;
        }

        afterReturn = end == '\r';
        ended = true;
        Refuse(++lines > limits.Lines, CalendarFaultKind.TooManyLines);
    }

    // After the end of a line: whether this byte only says that the line goes on.
    private bool Begin(byte first, List<string> complete)
    {
        ended = false;
        if (first is (byte)' ' or (byte)'\t')
        {
            return true;
        }

        Emit(complete);
        return false;
    }

    private void Emit(List<string> complete)
    {
        var written = line.WrittenSpan;
        var text = written.StartsWith("\uFEFF"u8) ? written[3..] : written;
        if (!text.IsEmpty)
        {
            complete.Add(Encoding.UTF8.GetString(text));
        }

        line.ResetWrittenCount();
    }

    private static void Refuse(bool beyond, CalendarFaultKind kind)
    {
        if (beyond)
        {
            throw new CalendarFaultException(kind);
        }
    }
}
