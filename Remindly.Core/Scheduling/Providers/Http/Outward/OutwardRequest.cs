namespace Remindly.Core.Scheduling.Providers.Http.Outward;

/// <summary>
/// One request to an address that a person typed or a server named. A class: the address, the authorization and the body may be secrets,
/// which a record's <c>ToString</c> would print.
/// </summary>
/// <param name="provider">Who asks: the provider's key. Each has a pace of its own at every host.</param>
/// <param name="connection">Whose requests to count.</param>
/// <param name="options">How patiently the provider asks.</param>
internal sealed class OutwardRequest(
    string provider,
    ProviderConnection connection,
    ProviderHttpOptions options,
    HttpMethod method,
    Uri address
)
{
    public string Provider => provider;

    public ProviderConnection Connection => connection;

    public ProviderHttpOptions Options => options;

    public HttpMethod Method => method;

    public Uri Address => address;

    /// <summary>How long it may take in all, redirections included, when not as long as the provider's usual call.</summary>
    public TimeSpan? Budget { get; init; }

    /// <summary>Sent to the scheme, host and port of <see cref="Address"/> alone: a redirection elsewhere is then not followed.</summary>
    public string? Authorization { get; init; }

    /// <summary>Such as <c>Depth</c> or <c>If-None-Match</c>.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public byte[]? Body { get; init; }

    public string ContentType { get; init; } = "application/xml; charset=utf-8";

    public override string ToString() => "[request]";
}
