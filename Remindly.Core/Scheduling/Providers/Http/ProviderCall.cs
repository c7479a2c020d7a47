using System.Net;
using Polly;

namespace Remindly.Core.Scheduling.Providers.Http;

/// <summary>One call on its way: its attempts, its redirections and the time it has left.</summary>
internal sealed class ProviderCall(
    HttpRequestMessage request,
    Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send,
    TimeSpan budget,
    ProviderHttpOptions options,
    TimeProvider clock,
    RequestPacer pacer,
    ResiliencePipeline attempts
)
{
    private const int MostRedirections = 3;

    private readonly long start = clock.GetTimestamp();
    private readonly Uri? address = request.RequestUri;

    public HttpRequestMessage Request => request;

    public TimeSpan Budget => budget;

    public TimeSpan Left => budget - clock.GetElapsedTime(start);

    public async Task<HttpResponseMessage> AttemptAsync(CancellationToken cancellationToken)
    {
        request.RequestUri = address;
        for (var redirections = 0; ; redirections++)
        {
            var response = await SendOnceAsync(cancellationToken);
            if (redirections == MostRedirections || Redirection(response) is not { } target)
            {
                return response;
            }

            response.Dispose();
            request.RequestUri = target;
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(CancellationToken cancellationToken)
    {
        var place = await pacer.EnterAsync(cancellationToken);
        try
        {
            var response = await attempts.ExecuteAsync(async token => await ExchangeAsync(token), cancellationToken);
            if (Streams && (response.IsSuccessStatusCode || StaysPut))
            {
                await GuardAsync(response, place, cancellationToken);
                place = null;
            }

            return response;
        }
        finally
        {
            place?.Dispose();
        }
    }

    private bool StaysPut => request.Options.TryGetValue(ProviderRequest.StaysPut, out var staysPut) && staysPut;

    private bool Streams => request.Options.TryGetValue(ProviderRequest.Streams, out var streams) && streams;

    private async Task<HttpResponseMessage> ExchangeAsync(CancellationToken cancellationToken)
    {
        if (request.Options.TryGetValue(ProviderRequest.Connection, out var connection))
        {
            connection.CountRequest();
        }

        var response = await send(request, cancellationToken);
        try
        {
            if (!Streams && (response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.BadRequest))
            {
                await response.Content.LoadIntoBufferAsync(options.MaxResponseBytes, cancellationToken);
            }

            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task GuardAsync(HttpResponseMessage response, IDisposable place, CancellationToken cancellationToken)
    {
        var content = response.Content;
        var body = await content.ReadAsStreamAsync(cancellationToken);
        var guarded = new GuardedStream(body, options.MaxResponseBytes, options.AttemptTimeout, Left, clock, content, place);
        response.Content = new StreamContent(guarded);
        foreach (var header in content.Headers.NonValidated)
        {
            response.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    /// <summary>Where a read is sent on to, on the same server alone: credentials go nowhere else.</summary>
    private Uri? Redirection(HttpResponseMessage response)
    {
        if (request.Method != HttpMethod.Get || StaysPut || request.RequestUri is not { } from)
        {
            return null;
        }

        return response.SendsOnTo(from) is { } target && target.IsSameServer(from) ? target : null;
    }
}
