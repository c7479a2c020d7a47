using System.Text.Json;
using System.Text.Json.Serialization;

namespace Remindly.Web.Api.Json;

/// <summary>Text that is JSON already goes out as it is.</summary>
internal sealed class RawJson : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteRawValue(value);
}
