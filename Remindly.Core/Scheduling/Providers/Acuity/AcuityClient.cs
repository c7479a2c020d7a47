using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Remindly.Core.Scheduling.Providers.Http;

namespace Remindly.Core.Scheduling.Providers.Acuity;

/// <summary>Speaks to Acuity's API, <see href="https://developers.acuityscheduling.com/reference"/>; every failure is a <see cref="ProviderException"/>.</summary>
internal sealed class AcuityClient(IHttpClientFactory clients, IOptions<AcuityOptions> options, TimeProvider clock)
{
    private const int LongestCode = 64;

    private static readonly StreamPipeReaderOptions BodyOptions = new(bufferSize: 32 * 1024, leaveOpen: true);

    private readonly Uri address = new(options.Value.BaseUrl.TrimEnd('/') + "/");

    public async Task<AcuityReply> SendAsync(AcuityCall call, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await SendAsync(call, streams: false, cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                return new AcuityReply.Found(await ReadAsync(response, cancellationToken));
            }

            return response.StatusCode switch
            {
                HttpStatusCode.NotFound => new AcuityReply.Missing(),
                HttpStatusCode.BadRequest when Code(await ReadAsync(response, cancellationToken)) is { } code => new AcuityReply.Refused(
                    code
                ),
                _ => throw ProviderFailures.Of(response, clock),
            };
        }
        catch (Exception exception) when (ProviderFailures.Of(exception, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>The rows of a collection as they come in, without holding the whole of it.</summary>
    public async IAsyncEnumerable<JsonElement> ReadRowsAsync(AcuityCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await Guarded(() => SendRowsAsync(call, cancellationToken), cancellationToken);
        using var stream = await Guarded(() => response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken);
        var body = PipeReader.Create(stream, BodyOptions);
        try
        {
            if (!await Guarded(() => JsonStart.IsListAsync(body, cancellationToken), cancellationToken))
            {
                throw new ProviderException(FailureKind.InvalidResponse);
            }

            await using var rows = JsonSerializer
                .DeserializeAsyncEnumerable<JsonElement>(body, JsonSerializerOptions.Default, cancellationToken)
                .GetAsyncEnumerator(cancellationToken);
            while (await Guarded(() => rows.MoveNextAsync().AsTask(), cancellationToken))
            {
                yield return rows.Current;
            }
        }
        finally
        {
            await body.CompleteAsync();
        }
    }

    private async Task<HttpResponseMessage> SendRowsAsync(AcuityCall call, CancellationToken cancellationToken)
    {
        var response = await SendAsync(call, streams: true, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw ProviderFailures.Of(response, clock);
        }
    }

    private Task<HttpResponseMessage> SendAsync(AcuityCall call, bool streams, CancellationToken cancellationToken) =>
        SignedRequests.SendAsync(call.Connection, () => SendOnceAsync(call, streams, cancellationToken), cancellationToken);

    private async Task<HttpResponseMessage> SendOnceAsync(AcuityCall call, bool streams, CancellationToken cancellationToken)
    {
        using var request = Request(call);
        request.Options.Set(ProviderRequest.Streams, streams);
        using var client = clients.CreateClient(AcuityProvider.Key);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private HttpRequestMessage Request(AcuityCall call)
    {
        var request = new HttpRequestMessage(call.Method, new Uri(address, call.Path));
        request.Headers.Authorization = SignedBy(call.Connection.Credentials);
        request.Options.Set(ProviderRequest.Connection, call.Connection);
        if (call.Budget is { } budget)
        {
            request.Options.Set(ProviderRequest.Budget, budget);
        }

        if (call.Method != HttpMethod.Get)
        {
            request.Content = new StringContent(call.Body?.ToJsonString() ?? "{}", Encoding.UTF8, "application/json");
        }

        return request;
    }

    private static AuthenticationHeaderValue SignedBy(Credentials credentials)
    {
        if (credentials.AccessToken?.Trim() is { Length: > 0 } token)
        {
            return new AuthenticationHeaderValue("Bearer", token);
        }

        if (string.IsNullOrWhiteSpace(credentials.ProviderUserId) || string.IsNullOrWhiteSpace(credentials.ApiKey))
        {
            throw new ProviderException(FailureKind.Unauthorized);
        }

        var pair = Encoding.UTF8.GetBytes($"{credentials.ProviderUserId.Trim()}:{credentials.ApiKey.Trim()}");
        return new AuthenticationHeaderValue("Basic", Convert.ToBase64String(pair));
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await JsonSerializer.DeserializeAsync<JsonElement>(body, JsonSerializerOptions.Default, cancellationToken);
    }

    private static async Task<T> Guarded<T>(Func<Task<T>> step, CancellationToken cancellationToken)
    {
        try
        {
            return await step();
        }
        catch (Exception exception) when (ProviderFailures.Of(exception, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    private static string? Code(JsonElement body)
    {
        var code = body.Text("error");
        var safe = string.Concat(
            (code ?? "").ToLowerInvariant().Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_').Take(LongestCode)
        );
        return safe.Length == 0 ? null : safe;
    }
}
