using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Remindly.Core.Scheduling.Providers.Http;
using Remindly.Core.Scheduling.Providers.Http.Outward;

namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>Asks a server and reads its answers as they come; every failure is a <see cref="ProviderException"/>.</summary>
internal sealed class CalDavClient(OutwardClient outward, IOptions<CalDavOptions> options)
{
    private const int MostTries = 4;

    /// <summary>The answer, whatever its status.</summary>
    public async Task<OutwardResponse> SendAsync(CalDavSession session, CalDavCall call, CancellationToken cancellationToken)
    {
        var address = call.Address;
        for (var tries = 1; ; tries++)
        {
            var request = new OutwardRequest(CalDavProvider.Key, session.Connection, options.Value, call.Method, address)
            {
                Budget = call.Budget,
                Authorization = session.Authorization(call.Method, address),
                Headers = [("Depth", call.Depth), ("Accept", "application/xml, text/xml;q=0.9")],
                Body = call.Body,
            };
            var response = await outward.SendAsync(request, cancellationToken);
            if (tries == MostTries || Next(session, response) is not { } next)
            {
                return response;
            }

            response.Dispose();
            address = next;
        }
    }

    /// <summary>What the answer says of each resource.</summary>
    public async IAsyncEnumerable<DavElement> ReadAsync(
        OutwardResponse response,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var reader = await OpenAsync(response, cancellationToken);
        while (await NextAsync(reader, cancellationToken) is { } element)
        {
            yield return element;
        }
    }

    // Where to try again: the same place with a better proof, or another of the same owner's servers.
    private static Uri? Next(CalDavSession session, OutwardResponse response) =>
        response.Status switch
        {
            HttpStatusCode.Unauthorized when session.Learn(response) => response.Address,
            HttpStatusCode.MovedPermanently
            or HttpStatusCode.Found
            or HttpStatusCode.TemporaryRedirect
            or HttpStatusCode.PermanentRedirect when response.Headers.Location is { } location => new Uri(response.Address, location)
                is var next
            && !next.IsSameServer(response.Address)
            && session.Address.Trusts(next)
                ? next
                : null,
            _ => null,
        };

    private async Task<DavReader> OpenAsync(OutwardResponse response, CancellationToken cancellationToken)
    {
        var body = await response.EnsureSuccess().ReadAsync(cancellationToken);
        return response.Status == HttpStatusCode.MultiStatus
            ? new DavReader(body, options.Value.MaxResponseBytes, cancellationToken)
            : throw await OtherAsync(body, cancellationToken);
    }

    // Something else, such as a page to sign in on; or the beginning of something.
    private static async Task<ProviderException> OtherAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            await body.CopyToAsync(Stream.Null, cancellationToken);
        }
        catch (Exception exception) when (ProviderFailures.KindOf(exception, cancellationToken) is { } kind)
        {
            return exception as ProviderException ?? new ProviderException(kind);
        }

        return new ProviderException(FailureKind.InvalidResponse);
    }

    private static async Task<DavElement?> NextAsync(DavReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.NextAsync();
        }
        catch (Exception exception) when (ProviderFailures.KindOf(exception, cancellationToken) is { } kind)
        {
            // What came from below may quote the answer.
            throw exception as ProviderException ?? new ProviderException(kind);
        }
    }
}
