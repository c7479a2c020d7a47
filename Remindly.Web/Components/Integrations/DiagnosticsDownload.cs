using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Remindly.Core;
using Remindly.Core.Scheduling;

namespace Remindly.Web.Components.Integrations;

/// <summary>The file that an integration's page offers to send to somebody who helps.</summary>
internal static class DiagnosticsDownload
{
    public static void MapDiagnosticsDownload(this IEndpointRouteBuilder pages) =>
        pages.MapGet(AppUrls.DiagnosticsRoute, DownloadAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> DownloadAsync(
        Guid id,
        ClaimsPrincipal user,
        IntegrationDiagnostics diagnostics,
        IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json,
        CancellationToken cancellationToken
    )
    {
        var userId = Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!);
        var written = await diagnostics.WriteAsync(userId, id, cancellationToken);
        if (written is not Outcome<DiagnosticsReport>.Done(var report))
        {
            return TypedResults.StatusCode(
                written is Outcome<DiagnosticsReport>.Forbidden ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound
            );
        }

        using var file = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true }))
        {
            JsonSerializer.Serialize(writer, report, json.Value.SerializerOptions);
        }

        return TypedResults.File(file.ToArray(), "application/json", $"remindly-{report.Provider}-{report.IntegrationId:N}.json");
    }
}
