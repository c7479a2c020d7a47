using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Identity.Data;
using Remindly.Core.Accounts;

namespace Remindly.Web.Accounts;

/// <summary>Identity's own endpoints under <c>/api/auth</c>, which hand out bearer tokens, never cookies.</summary>
internal static class AuthApi
{
    public static void MapAuthApi(this IEndpointRouteBuilder api) =>
        api.MapGroup("/auth")
            .WithTags("Auth")
            .AddEndpointFilter<BearerOnlyFilter>()
            .AddEndpointFilter<AuthInputFilter>()
            .AddEndpointFilter<InvitedFilter>()
            .AddEndpointFilter<AuthWordsFilter>()
            .MapIdentityApi<RemindlyUser>();

    /// <summary>A member that is missing gets a sentence beside its name, as an empty one does, so it may be missing to the reader of JSON.</summary>
    public static void RelaxAuthInput(JsonOptions json)
    {
        var resolvers = json.SerializerOptions.TypeInfoResolverChain;
        for (var index = 0; index < resolvers.Count; index++)
        {
            resolvers[index] = resolvers[index].WithAddedModifier(Relax);
        }
    }

    private static void Relax(JsonTypeInfo type)
    {
        if (type.Type.Namespace == typeof(RegisterRequest).Namespace)
        {
            foreach (var property in type.Properties)
            {
                property.IsRequired = false;
            }
        }
    }
}
