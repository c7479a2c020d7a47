using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Remindly.Core;
using Remindly.Web.Api.Json;

namespace Remindly.Web.Api.Reference;

/// <summary>Says in the document what our own JSON converters read and write.</summary>
internal static class SchemaWords
{
    /// <summary>Partial members and enums are described where they stand.</summary>
    public static string? ReferenceId(JsonTypeInfo type) =>
        Bare(type.Type) is { IsEnum: true } || PatchOf(type.Type) is not null ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);

    public static async Task TransformAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        if (context.JsonPropertyInfo?.CustomConverter is RawJson)
        {
            schema.Type = null;
            return;
        }

        var type = context.JsonTypeInfo.Type;
        var inner = PatchOf(type) ?? type;
        var bare = Bare(inner);
        var orNull = bare != inner || PatchOf(type) is not null ? JsonSchemaType.Null : 0;

        if (bare.IsEnum)
        {
            schema.Type = JsonSchemaType.String | orNull;
            schema.Enum = [.. Enum.GetNames(bare).Select(name => (JsonNode)Spell(name))];
        }
        else if (bare == typeof(DateTimeOffset))
        {
            schema.Type = JsonSchemaType.String | orNull;
            schema.Format = "date-time";
        }
        else if (PatchOf(type) is not null)
        {
            var value = await context.GetOrCreateSchemaAsync(bare, null, cancellationToken);
            schema.Type = value.Type | orNull;
            schema.Format = value.Format;
            schema.Pattern = value.Pattern;
        }
        else if (type.Name.Contains("View", StringComparison.Ordinal) && schema.Properties is { } members)
        {
            schema.Required = new HashSet<string>(members.Keys);
        }
    }

    private static string Spell(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static Type? PatchOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Patch<>) ? type.GetGenericArguments()[0] : null;
}
