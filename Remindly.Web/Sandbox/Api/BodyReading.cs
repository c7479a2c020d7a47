using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Remindly.Web.Sandbox.Api;

/// <summary>Members of a request body, as leniently as the real service reads them: numbers may come as text.</summary>
internal static class BodyReading
{
    public static string? Text(this JsonObject body, string name) =>
        body[name] is JsonValue value
            ? value.GetValueKind() switch
            {
                JsonValueKind.String => value.GetValue<string>(),
                JsonValueKind.Number => value.ToJsonString(),
                _ => null,
            }
            : null;

    public static long? Number(this JsonObject body, string name) =>
        long.TryParse(body.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool? Flag(this JsonObject body, string name) =>
        body[name]?.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
}
