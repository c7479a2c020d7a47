using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace Remindly.Core.Scheduling.Providers.Http.Outward;

/// <summary>
/// The one way out to addresses that people type and servers name. Each is checked before it is asked, redirections included; whatever
/// goes wrong is a <see cref="ProviderException"/> that names no address.
/// </summary>
internal sealed class OutwardClient(
    IHttpClientFactory clients,
    OutwardGate gate,
    OutwardLines lines,
    IOptions<OutwardOptions> options,
    TimeProvider clock
) : IDisposable
{
    public const string Name = "outward";

    private const int MostRedirections = 3;

    private readonly SemaphoreSlim places = new(options.Value.OutwardConcurrency, options.Value.OutwardConcurrency);

    /// <summary>The answer, whatever its status; it holds a place until it is disposed.</summary>
    public async Task<OutwardResponse> SendAsync(OutwardRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var deadline = new Deadline(request.Budget ?? request.Options.TotalTimeout, clock);
            await EnterAsync(deadline, cancellationToken);
            return await FollowAsync(request, deadline, cancellationToken);
        }
        catch (Exception exception) when (ProviderFailures.KindOf(exception, cancellationToken) is { } kind)
        {
            // What came from below may name the address.
            throw exception as ProviderException ?? new ProviderException(kind);
        }
    }

    public void Dispose() => places.Dispose();

    private async Task EnterAsync(Deadline deadline, CancellationToken cancellationToken)
    {
        if (!await places.WaitAsync(deadline.Left, cancellationToken))
        {
            throw new ProviderException(FailureKind.Timeout);
        }
    }

    private async Task<OutwardResponse> FollowAsync(OutwardRequest request, Deadline deadline, CancellationToken cancellationToken)
    {
        try
        {
            var (response, address) = await FollowToEndAsync(request, deadline, cancellationToken);
            return new OutwardResponse(response, address, clock, leave: () => places.Release());
        }
        catch
        {
            places.Release();
            throw;
        }
    }

    private async Task<(HttpResponseMessage Response, Uri Address)> FollowToEndAsync(
        OutwardRequest request,
        Deadline deadline,
        CancellationToken cancellationToken
    )
    {
        var address = request.Address;
        for (var redirections = 0; ; redirections++)
        {
            if (!gate.MayVisit(address))
            {
                throw new ProviderException(FailureKind.AddressRefused);
            }

            var response = await SendOnceAsync(request, address, deadline, cancellationToken);
            if (redirections == MostRedirections || Redirection(request, response, address) is not { } next)
            {
                return (response, address);
            }

            response.Dispose();
            address = next;
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(
        OutwardRequest request,
        Uri address,
        Deadline deadline,
        CancellationToken cancellationToken
    )
    {
        using var client = clients.CreateClient(Name);
        using var message = new HttpRequestMessage(request.Method, address);
        message.Options.Set(ProviderRequest.Connection, request.Connection);
        message.Options.Set(ProviderRequest.Streams, true);
        message.Options.Set(ProviderRequest.StaysPut, true);
        message.Options.Set(ProviderRequest.Budget, deadline.Left);
        message.Options.Set(OutwardHandler.Line, lines.Of(request, address));
        if (request.Authorization is { } authorization)
        {
            message.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        foreach (var (name, value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType);
        }

        return await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <summary>Where a read is sent on to; null when it is not, or when its credentials may not go there.</summary>
    private static Uri? Redirection(OutwardRequest request, HttpResponseMessage response, Uri from)
    {
        var isRead = request.Method == HttpMethod.Get || response.StatusCode != HttpStatusCode.SeeOther;
        if (!isRead || !request.Method.MayBeSentOn() || response.SendsOnTo(from) is not { } next)
        {
            return null;
        }

        if (from.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps)
        {
            throw new ProviderException(FailureKind.AddressRefused);
        }

        return request.Authorization is null || from.IsSameServer(next) ? next : null;
    }

    private readonly struct Deadline(TimeSpan budget, TimeProvider clock)
    {
        private readonly long start = clock.GetTimestamp();

        public TimeSpan Left =>
            budget - clock.GetElapsedTime(start) is var left && left > TimeSpan.Zero
                ? left
                : throw new ProviderException(FailureKind.Timeout);
    }
}
