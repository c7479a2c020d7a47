using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Remindly.Web.Api.Reference;

/// <summary>Reads the OpenAPI document into what the reference page shows.</summary>
internal static class ReferenceReader
{
    private const int Deepest = 4;

    public static IReadOnlyList<ReferenceRoute> Read(OpenApiDocument document) =>
        [
            .. from path in document.Paths
            from operation in path.Value.Operations ?? []
            select Route(path.Key, operation.Key.Method, operation.Value),
        ];

    private static ReferenceRoute Route(string path, string method, OpenApiOperation operation) =>
        new(
            $"{method} {path}"
                .ToLowerInvariant()
                .Replace(' ', '-')
                .Replace('/', '-')
                .Replace("{", "", StringComparison.Ordinal)
                .Replace("}", "", StringComparison.Ordinal),
            operation.Tags?.FirstOrDefault()?.Name ?? "",
            method.ToUpperInvariant(),
            path,
            operation.Summary ?? "",
            operation.Security is { Count: > 0 },
            [.. (operation.Parameters ?? []).Select(Parameter)],
            Members(operation.RequestBody?.Content),
            [
                .. (operation.Responses ?? [])
                    .OrderBy(answer => answer.Key, StringComparer.Ordinal)
                    .Select(answer => Answer(answer.Key, answer.Value)),
            ]
        );

    private static ReferenceMember Parameter(IOpenApiParameter parameter) =>
        new(
            parameter.Name ?? "",
            $"{Kind(parameter.Schema)}, in the {(parameter.In == ParameterLocation.Path ? "path" : "query")}",
            parameter.Required,
            parameter.Description
        );

    private static ReferenceAnswer Answer(string status, IOpenApiResponse answer)
    {
        var meaning = int.TryParse(status, out var code) ? ReasonPhrases.GetReasonPhrase(code) : answer.Description ?? "";
        return new ReferenceAnswer(status, meaning, status.StartsWith('2') ? Members(answer.Content) : []);
    }

    private static List<ReferenceMember> Members(IDictionary<string, OpenApiMediaType>? content)
    {
        List<ReferenceMember> members = [];
        Add(members, content?.Values.FirstOrDefault()?.Schema, "", 0);
        return members;
    }

    private static void Add(List<ReferenceMember> members, IOpenApiSchema? schema, string prefix, int depth)
    {
        if (depth == Deepest || schema?.Properties is not { } properties)
        {
            return;
        }

        foreach (var (name, member) in properties)
        {
            members.Add(new ReferenceMember(prefix + name, Kind(member), schema.Required?.Contains(name) == true, member.Description));
            var list = member.Items is not null;
            Add(members, list ? member.Items : member, $"{prefix}{name}{(list ? "[]" : "")}.", depth + 1);
        }
    }

    private static string Kind(IOpenApiSchema? schema)
    {
        if (schema is null)
        {
            return "anything";
        }

        if (schema.Enum is { Count: > 0 } words)
        {
            return $"one of {string.Join(", ", words.Select(word => word?.ToString() ?? "null"))}{OrNull(schema)}";
        }

        var kind = (schema.Type & ~JsonSchemaType.Null) switch
        {
            JsonSchemaType.String when schema.Format == "date-time" => "instant",
            JsonSchemaType.String when schema.Format == "uuid" => "id",
            JsonSchemaType.String => "text",
            JsonSchemaType.Integer => "whole number",
            JsonSchemaType.Number => "number",
            JsonSchemaType.Boolean => "true or false",
            JsonSchemaType.Array => $"list of {Kind(schema.Items)}",
            JsonSchemaType.Object => "object",
            _ => "any JSON",
        };
        return kind + OrNull(schema);
    }

    private static string OrNull(IOpenApiSchema schema) => schema.Type?.HasFlag(JsonSchemaType.Null) == true ? ", or null" : "";
}
