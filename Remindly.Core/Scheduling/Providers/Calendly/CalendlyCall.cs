using System.Text.Json.Nodes;

namespace Remindly.Core.Scheduling.Providers.Calendly;

/// <summary>One request to Calendly.</summary>
/// <param name="Path">Below the base address, with its query.</param>
/// <param name="Budget">How long it may take in all, when not as long as usual.</param>
internal sealed record CalendlyCall(
    ProviderConnection Connection,
    HttpMethod Method,
    string Path,
    JsonObject? Body = null,
    TimeSpan? Budget = null
)
{
    public static CalendlyCall Get(ProviderConnection connection, string path) => new(connection, HttpMethod.Get, path);
}
