using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Remindly.Core.Scheduling.Providers.Http;

namespace Remindly.Core.Scheduling.Providers.Calendly;

/// <summary>Speaks to Calendly's API, <see href="https://developer.calendly.com/api-docs"/>; every failure is a <see cref="ProviderException"/>.</summary>
internal sealed class CalendlyClient(IHttpClientFactory clients, IOptions<CalendlyOptions> options, TimeProvider clock)
{
    private readonly Uri address = new(options.Value.BaseUrl.TrimEnd('/') + "/");

    /// <summary>The address of a thing of the API, which is its id there.</summary>
    public string UriOf(string path) => new Uri(address, path).AbsoluteUri;

    /// <summary>A read: what is there, or null where Calendly knows nothing.</summary>
    public async Task<JsonElement?> ReadAsync(CalendlyCall call, CancellationToken cancellationToken) =>
        await SendAsync(call, cancellationToken) is CalendlyReply.Found(var body) ? body : null;

    public async Task<CalendlyReply> SendAsync(CalendlyCall call, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await SignedRequests.SendAsync(
                call.Connection,
                () => SendOnceAsync(call, cancellationToken),
                cancellationToken
            );
            if (response.IsSuccessStatusCode)
            {
                return new CalendlyReply.Found(await BodyAsync(response, cancellationToken));
            }

            // A write is refused for many reasons; what it says of them changes with the plan and is never judged by.
            return (call.Method == HttpMethod.Get, response.StatusCode) switch
            {
                (_, HttpStatusCode.NotFound) => new CalendlyReply.Missing(),
                (false, HttpStatusCode.BadRequest) => new CalendlyReply.Refused("invalid_argument"),
                (false, HttpStatusCode.Forbidden) => new CalendlyReply.Refused("permission_denied"),
                (false, HttpStatusCode.Conflict) => new CalendlyReply.Refused("already_exists"),
                _ => throw ProviderFailures.Of(response, clock),
            };
        }
        catch (Exception exception) when (ProviderFailures.Of(exception, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(CalendlyCall call, CancellationToken cancellationToken)
    {
        using var request = Request(call);
        using var client = clients.CreateClient(CalendlyProvider.Key);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private HttpRequestMessage Request(CalendlyCall call)
    {
        if (call.Connection.Credentials.AccessToken?.Trim() is not { Length: > 0 } token)
        {
            throw new ProviderException(FailureKind.Unauthorized);
        }

        var request = new HttpRequestMessage(call.Method, new Uri(address, call.Path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Options.Set(ProviderRequest.Connection, call.Connection);
        if (call.Budget is { } budget)
        {
            request.Options.Set(ProviderRequest.Budget, budget);
        }

        if (call.Body is { } body)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        return request;
    }

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await JsonSerializer.DeserializeAsync<JsonElement>(body, JsonSerializerOptions.Default, cancellationToken);
    }
}
