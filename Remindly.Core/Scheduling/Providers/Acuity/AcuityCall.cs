using System.Text.Json.Nodes;

namespace Remindly.Core.Scheduling.Providers.Acuity;

/// <summary>One request to Acuity.</summary>
/// <param name="Path">Below the base address, with its query.</param>
/// <param name="Body">For a PUT or POST; nothing is sent as <c>{}</c>.</param>
/// <param name="Budget">How long it may take in all, when not as long as usual.</param>
internal sealed record AcuityCall(
    ProviderConnection Connection,
    HttpMethod Method,
    string Path,
    JsonObject? Body = null,
    TimeSpan? Budget = null
)
{
    public static AcuityCall Get(ProviderConnection connection, string path) => new(connection, HttpMethod.Get, path);
}
