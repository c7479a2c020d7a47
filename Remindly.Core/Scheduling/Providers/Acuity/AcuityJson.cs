using System.Globalization;
using System.Text.Json;

namespace Remindly.Core.Scheduling.Providers.Acuity;

/// <summary>Reads members whose type Acuity does not keep to; what cannot be read is null.</summary>
internal static class AcuityJson
{
    public static string? Text(this JsonElement element, string name) => element.Member(name) is { } member ? Text(member) : null;

    public static string? Text(JsonElement member)
    {
        if (member.ValueKind != JsonValueKind.String)
        {
            return null;
        }

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

    public static string? Name(JsonProperty member)
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

    /// <summary>A whole number, or text that is one.</summary>
    public static long? Number(this JsonElement element, string name) =>
        element.Member(name) switch
        {
            { ValueKind: JsonValueKind.Number } member => member.TryGetInt64(out var whole) ? whole : Whole(member.GetRawText()),
            { ValueKind: JsonValueKind.String } member => Whole(Text(member)),
            _ => null,
        };

    public static bool Flag(this JsonElement element, string name) =>
        element.Member(name) switch
        {
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.Number } member => member.TryGetInt32(out var number) && number == 1,
            { ValueKind: JsonValueKind.String } member => Text(member)?.Trim() is "1" or "true" or "True" or "TRUE",
            _ => false,
        };

    public static JsonElement? Member(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        try
        {
            return element.TryGetProperty(name, out var member) ? member : null;
        }
        catch (InvalidOperationException)
        {
            // Another member's name is no text; the rest is still good.
            return element.EnumerateObject().Where(each => Name(each) == name).Select(each => (JsonElement?)each.Value).LastOrDefault();
        }
    }

    private static long? Whole(string? text) =>
        decimal.TryParse(
            text?.Trim(),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
        && decimal.IsInteger(number)
        && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : null;
}
