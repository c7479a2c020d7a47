using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Remindly.Core.Scheduling.Providers.Calendly;

/// <summary>
/// Calendly's event and its invitees as they are kept: unknown members included; links that change the booking, meetings'
/// passwords and the host's own notes left out.
/// </summary>
internal static class CalendlyMetadata
{
    /// <summary>Where the invitees are in an event's object.</summary>
    public const string Invitees = "invitees";

    private const int MostBytes = 64 * 1024;
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly HashSet<string> LeftOut = new(StringComparer.OrdinalIgnoreCase)
    {
        "cancel_url",
        "reschedule_url",
        "meeting_notes_plain",
        "meeting_notes_html",
        "password",
        "passcode",
        "pwd",
        "data",
        Invitees,
    };

    private static readonly string[] Short = ["uri", "name", "status", "start_time", "end_time", "updated_at"];
    private static readonly string[] ShortInvitee = ["uri", "name", "email", "status", "updated_at", "old_invitee", "new_invitee"];

    public static string Of(JsonElement row, IReadOnlyList<JsonElement> invitees)
    {
        var whole = Write(row, invitees, null, null);
        return Encoding.UTF8.GetString(
            (whole.WrittenCount <= MostBytes ? whole : Write(row, [.. invitees.Take(1)], Short, ShortInvitee)).WrittenSpan
        );
    }

    private static ArrayBufferWriter<byte> Write(
        JsonElement row,
        IReadOnlyList<JsonElement> invitees,
        string[]? ofEvent,
        string[]? ofInvitee
    )
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using var writer = new Utf8JsonWriter(buffer, Plain);
        writer.WriteStartObject();
        WriteMembers(writer, row, ofEvent);
        writer.WriteStartArray(Invitees);
        foreach (var invitee in invitees)
        {
            writer.WriteStartObject();
            WriteMembers(writer, invitee, ofInvitee);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer;
    }

    private static void WriteMembers(Utf8JsonWriter writer, JsonElement element, string[]? only)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (!LeftOut.Contains(member.Name) && only?.Contains(member.Name) != false)
            {
                writer.WritePropertyName(member.Name);
                WriteValue(writer, member.Value, shorten: only is not null);
            }
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, JsonElement value, bool shorten)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                WriteMembers(writer, value, null);
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var each in value.EnumerateArray())
                {
                    WriteValue(writer, each, shorten);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                var text = CalendlyText.Safe(CalendlyJson.Text(value) ?? "");
                writer.WriteStringValue(shorten ? CalendlyText.Line(text) ?? "" : text);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
