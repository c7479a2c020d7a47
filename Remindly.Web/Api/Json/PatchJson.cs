using System.Text.Json;
using System.Text.Json.Serialization;
using Remindly.Core;

namespace Remindly.Web.Api.Json;

/// <summary>Tells a member that was left out from one that is null: only what is in the body is set.</summary>
internal sealed class PatchJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Patch<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()), options)!;

    // Asks the value's own converter, so that what goes wrong is told with the member's name.
    private sealed class Of<T>(JsonSerializerOptions options) : JsonConverter<Patch<T?>>
    {
        private readonly JsonConverter<T> inner = (JsonConverter<T>)options.GetConverter(typeof(T));

        public override bool HandleNull => true;

        public override Patch<T?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? default(T) : inner.Read(ref reader, typeof(T), options);

        public override void Write(Utf8JsonWriter writer, Patch<T?> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
