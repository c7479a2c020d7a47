using System.Text.Json;
using System.Text.Json.Serialization;
using Remindly.Core;

namespace Remindly.Web.Api.Json;

/// <summary>Enums in the contract's own words, and nothing else: no numbers, no other case.</summary>
internal sealed class WordJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Words.TryRead<T>(reader.GetString(), out var value)
                ? value
                : throw new UnreadableValueException($"Use one of: {Words.All<T>()}.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Words.Of(value));
    }
}
