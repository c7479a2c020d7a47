using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Remindly.Web.Api.Json;

/// <summary>Instants as the contract writes them, <c>2026-03-08T14:30:00Z</c>. Another offset is taken and turned into UTC; none is not.</summary>
internal sealed partial class InstantJson : JsonConverter<DateTimeOffset>
{
    public const string Wanted = "Write a date and time with its offset, like 2026-03-08T14:30:00Z.";

    public static bool TryRead(string? text, out DateTimeOffset instant)
    {
        instant = default;
        return text is not null
            && Shape().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out instant);
    }

    public static string Write(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryRead(reader.GetString(), out var instant)
            ? instant
            : throw new UnreadableValueException(Wanted);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Write(value));

    [GeneratedRegex(
        @"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Shape();
}
