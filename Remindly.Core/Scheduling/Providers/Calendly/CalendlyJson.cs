using System.Globalization;
using System.Text.Json;

namespace Remindly.Core.Scheduling.Providers.Calendly;

/// <summary>Reads members that may be missing, null or of another type; what cannot be read is null.</summary>
internal static class CalendlyJson
{
    private const int LongestId = 255;

    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var member)
        && member.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? member
            : null;

    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } member ? Text(member) : null;

    public static string? Text(JsonElement member)
    {
        try
        {
            return member.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: not text.
            return null;
        }
    }

    /// <summary>Also one that is written as text.</summary>
    public static long? Number(this JsonElement element, string name) =>
        element.Member(name) switch
        {
            { ValueKind: JsonValueKind.Number } member when member.TryGetInt64(out var number) => number,
            { ValueKind: JsonValueKind.String } member
                when long.TryParse(Text(member), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };

    public static bool Flag(this JsonElement element, string name) => element.Member(name) is { ValueKind: JsonValueKind.True };

    public static IEnumerable<JsonElement> Rows(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } rows ? rows.EnumerateArray() : [];

    /// <summary>The id in an address such as <c>…/scheduled_events/{id}/invitees/{other}</c>; null when there is none.</summary>
    public static string? IdIn(string? uri, string collection)
    {
        var start = uri?.LastIndexOf($"/{collection}/", StringComparison.Ordinal) ?? -1;
        if (start < 0)
        {
            return null;
        }

        var rest = uri![(start + collection.Length + 2)..];
        var end = rest.AsSpan().IndexOfAny('/', '?', '#');
        var id = end < 0 ? rest : rest[..end];
        return IsId(id) ? id : null;
    }

    /// <summary>An opaque word; nothing that would lead elsewhere in an address.</summary>
    public static bool IsId(string id) =>
        id.Length is > 0 and <= LongestId && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
