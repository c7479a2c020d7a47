namespace Remindly.Core.Scheduling.Providers.Http.Outward;

/// <summary>Puts the line of a request's own host in front of the socket.</summary>
internal sealed class OutwardHandler : DelegatingHandler
{
    public static readonly HttpRequestOptionsKey<ProviderPipeline> Line = new("remindly.line");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Options.TryGetValue(Line, out var line)
            ? line.SendAsync(request, base.SendAsync, cancellationToken)
            : throw new InvalidOperationException("Requests outward go through the client that checks them.");
}
