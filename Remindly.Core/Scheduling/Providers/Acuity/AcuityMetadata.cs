using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Remindly.Core.Scheduling.Providers.Acuity;

/// <summary>Acuity's own object as it is kept: unknown members included, links that open the booking left out.</summary>
/// <param name="Json">What to keep.</param>
/// <param name="Lasting">A hash that is the same for two readings of an unchanged appointment, whichever call read it.</param>
internal readonly record struct AcuityMetadata(string Json, string Lasting)
{
    private const int MostBytes = 64 * 1024;
    private const int MostOfAMember = 500;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // No link and no escape is without one of these.
    private static readonly SearchValues<byte> Suspicious = SearchValues.Create(@"\/=%"u8);

    public static AcuityMetadata Of(JsonElement row)
    {
        var secrets = AcuityMembers
            .Links.Select(name => row.Text(name)?.Trim())
            .OfType<string>()
            .Where(link => link.Contains('/', StringComparison.Ordinal));
        string[] links = [.. secrets];
        List<Range> lasting = new(48);
        var whole = Write(writer => WriteMembers(writer, row, links, lasting));
        var kept = whole.WrittenCount <= MostBytes ? whole : Write(writer => WriteShort(writer, row, links));
        return new(Encoding.UTF8.GetString(kept.WrittenSpan), Hash(whole.WrittenMemory, lasting));
    }

    private static ArrayBufferWriter<byte> Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using var writer = new Utf8JsonWriter(buffer, Plain);
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
        writer.Flush();
        return buffer;
    }

    // The order of members says nothing.
    private static string Hash(ReadOnlyMemory<byte> json, List<Range> members)
    {
        members.Sort((left, right) => json.Span[left].SequenceCompareTo(json.Span[right]));
        var ordered = ArrayPool<byte>.Shared.Rent(json.Length + members.Count);
        var length = 0;
        foreach (var member in members)
        {
            json.Span[member].CopyTo(ordered.AsSpan(length));
            length += json.Span[member].Length;
            ordered[length++] = (byte)',';
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(ordered.AsSpan(0, length)));
        ArrayPool<byte>.Shared.Return(ordered);
        return hash;
    }

    private static void WriteMembers(Utf8JsonWriter writer, JsonElement element, string[] links, List<Range>? lasting = null)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (AcuityJson.Name(member) is not { } name || AcuityMembers.IsLink(name) || !MayKeep(member.Value, links))
            {
                continue;
            }

            // The comma of all but the first comes before the name.
            var start = Position(writer) + (Position(writer) > 1 ? 1 : 0);
            writer.WritePropertyName(name);
            WriteValue(writer, member.Value, links);
            if (lasting is not null && !AcuityMembers.IsPassing(name))
            {
                lasting.Add(start..Position(writer));
            }
        }
    }

    private static int Position(Utf8JsonWriter writer) => (int)writer.BytesCommitted + writer.BytesPending;

    private static void WriteValue(Utf8JsonWriter writer, JsonElement value, string[] links)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                WriteMembers(writer, value, links);
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var each in value.EnumerateArray().Where(each => MayKeep(each, links)))
                {
                    WriteValue(writer, each, links);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String when !IsPlain(value):
                // A store may not take a NUL.
                writer.WriteStringValue(AcuityJson.Text(value)?.Replace("\0", "", StringComparison.Ordinal));
                break;
            default:
                writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
                break;
        }
    }

    // For an object beyond all measure: its plain members, shortened.
    private static void WriteShort(Utf8JsonWriter writer, JsonElement row, string[] links)
    {
        foreach (var name in AcuityMembers.Plain)
        {
            if (
                row.Member(name) is not { } value
                || value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
                || !MayKeep(value, links)
            )
            {
                continue;
            }

            writer.WritePropertyName(name);
            if (AcuityJson.Text(value) is { } text)
            {
                writer.WriteStringValue(AcuityText.Line(text, MostOfAMember) ?? "");
            }
            else
            {
                value.WriteTo(writer);
            }
        }
    }

    private static bool MayKeep(JsonElement value, string[] links) =>
        value.ValueKind != JsonValueKind.String
        || IsPlain(value)
        || (AcuityJson.Text(value) is { } text && !AcuityText.OpensBooking(text, links));

    private static bool IsPlain(JsonElement text) => !JsonMarshal.GetRawUtf8Value(text).ContainsAny(Suspicious);
}
