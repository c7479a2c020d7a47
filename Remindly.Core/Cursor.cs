using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Remindly.Core;

/// <summary>
/// The key of the last item of a page. Written with a checksum over it and its list: a mistyped cursor, or one of another list,
/// is noticed. It grants nothing, so a forged one only moves the start.
/// </summary>
/// <param name="Key">The instant that the list is sorted by; null where that is empty, or the list is sorted by id.</param>
public sealed record Cursor(DateTimeOffset? Key, Guid Id)
{
    private const int Payload = 1 + 8 + 16;
    private const int Check = 8;

    public string Write(string list)
    {
        Span<byte> bytes = stackalloc byte[Payload + Check];
        bytes[0] = Key is null ? (byte)0 : (byte)1;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], Key?.UtcTicks ?? 0);
        Id.TryWriteBytes(bytes[9..], bigEndian: true, out _);
        Sum(list, bytes[..Payload]).CopyTo(bytes[Payload..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null when it is not one of this list.</summary>
    public static Cursor? Read(string text, string list)
    {
        Span<byte> bytes = stackalloc byte[Payload + Check];
        if (
            text?.Length != Base64Url.GetEncodedLength(bytes.Length)
            || !Base64Url.TryDecodeFromChars(text, bytes, out var written)
            || written != bytes.Length
            || !Sum(list, bytes[..Payload]).SequenceEqual(bytes[Payload..])
        )
        {
            return null;
        }

        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes[1..]);
        if (bytes[0] > 1 || ticks < DateTimeOffset.MinValue.Ticks || ticks > DateTimeOffset.MaxValue.Ticks)
        {
            return null;
        }

        return new Cursor(bytes[0] == 1 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null, new Guid(bytes.Slice(9, 16), bigEndian: true));
    }

    private static ReadOnlySpan<byte> Sum(string list, ReadOnlySpan<byte> payload) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(list), .. payload]).AsSpan(0, Check);
}
