using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Remindly.Web.Api.Reference;

/// <summary>The OpenAPI document of the interface; the page <c>/docs</c> shows it to people.</summary>
internal static class ReferenceServices
{
    public const string Document = "v1";

    private const string Bearer = "bearer";

    public static void AddReference(this IServiceCollection services) =>
        services.AddOpenApi(
            Document,
            options =>
            {
                options.ShouldInclude = description =>
                    description.RelativePath?.StartsWith("api/", StringComparison.OrdinalIgnoreCase) == true;
                options.CreateSchemaReferenceId = SchemaWords.ReferenceId;
                options.AddSchemaTransformer(SchemaWords.TransformAsync);
                options.AddDocumentTransformer((document, _, _) => Introduce(document));
                options.AddOperationTransformer((operation, context, _) => Close(operation, context));
            }
        );

    public static void MapReference(this IEndpointRouteBuilder app) => app.MapOpenApi().AllowAnonymous();

    private static Task Introduce(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Remindly",
            Version = Document,
            Description =
                "Seniors, their tasks and the calendars these come from. JSON in snake_case; instants are UTC with Z; ids are opaque. "
                + "Sign in at /api/auth/login and send the access_token as a bearer token. Bad news comes as application/problem+json, "
                + "with a code where programs should tell cases apart and errors by member where something cannot be used.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" };
        return Task.CompletedTask;
    }

    private static Task Close(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.Any(each => each is IAuthorizeData or AuthorizationPolicy) && !metadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
        }

        return Task.CompletedTask;
    }
}
