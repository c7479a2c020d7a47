namespace Remindly.Core.Scheduling.Providers.Http;

/// <summary>Puts a provider's pipeline in front of the socket.</summary>
internal sealed class ProviderHttpHandler(ProviderPipeline pipeline) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        pipeline.SendAsync(request, base.SendAsync, cancellationToken);
}
