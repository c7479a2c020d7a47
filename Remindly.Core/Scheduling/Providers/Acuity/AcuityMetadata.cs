using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Remindly.Core.Scheduling.Providers.Acuity;

/// <summary>Acuity's own object as it is kept: unknown members included, links that open the booking left out.</summary>
internal static class AcuityMetadata
{
    private const int MostBytes = 64 * 1024;
    private const int MostOfAMember = 500;

    private static readonly string[] LinkMembers = ["confirmationPage", "confirmationPagePaymentLink"];

    /// <summary>What only some of Acuity's calls answer; a no-show is told by the status.</summary>
    private static readonly string[] PassingMembers = ["isVerified", "scheduledBy", "forms", "formsText", "noShow"];

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON to keep.</summary>
    public static string Keep(JsonElement row)
    {
        var secrets = Secrets(row);
        var whole = Write(writer => WriteMembers(writer, row.EnumerateObject(), secrets));
        return Encoding.UTF8.GetString(
            whole.WrittenCount <= MostBytes ? whole.WrittenSpan : Write(writer => WriteShort(writer, row, secrets)).WrittenSpan
        );
    }

    /// <summary>The same text for two readings of an unchanged appointment, whichever call read it.</summary>
    public static string Lasting(JsonElement row)
    {
        var lasting = row.EnumerateObject()
            .Where(member => Name(member) is { } name && !PassingMembers.Contains(name, StringComparer.Ordinal))
            .OrderBy(member => member.Name, StringComparer.Ordinal);
        return Encoding.UTF8.GetString(Write(writer => WriteMembers(writer, lasting, Secrets(row))).WrittenSpan);
    }

    private static ArrayBufferWriter<byte> Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer, Plain);
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
        writer.Flush();
        return buffer;
    }

    private static void WriteMembers(Utf8JsonWriter writer, IEnumerable<JsonProperty> members, IReadOnlyCollection<string> secrets)
    {
        foreach (var member in members)
        {
            if (
                Name(member) is not { } name
                || LinkMembers.Contains(name, StringComparer.OrdinalIgnoreCase)
                || !MayKeep(member.Value, secrets)
            )
            {
                continue;
            }

            writer.WritePropertyName(name);
            WriteValue(writer, member.Value, secrets);
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, JsonElement value, IReadOnlyCollection<string> secrets)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                WriteMembers(writer, value.EnumerateObject(), secrets);
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var each in value.EnumerateArray().Where(each => MayKeep(each, secrets)))
                {
                    WriteValue(writer, each, secrets);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                // A store may not take a NUL.
                writer.WriteStringValue(AcuityJson.Text(value)?.Replace("\0", "", StringComparison.Ordinal));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    // For an object beyond all measure: its plain members, shortened.
    private static void WriteShort(Utf8JsonWriter writer, JsonElement row, IReadOnlyCollection<string> secrets)
    {
        foreach (var name in AcuityMapping.PlainMembers)
        {
            if (
                row.Member(name) is not { } value
                || value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
                || !MayKeep(value, secrets)
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

    private static bool MayKeep(JsonElement value, IReadOnlyCollection<string> secrets) =>
        value.ValueKind != JsonValueKind.String || (AcuityJson.Text(value) is { } text && !AcuityText.OpensBooking(text, secrets));

    private static string? Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string[] Secrets(JsonElement row) =>
        [.. LinkMembers.Select(name => row.Text(name)?.Trim()).OfType<string>().Where(link => link.Length >= 8)];
}
