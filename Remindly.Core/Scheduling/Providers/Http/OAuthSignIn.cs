using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Remindly.Core.Scheduling.Providers.Http;

/// <summary>The authorization code grant and its refreshing (RFC 6749), as one provider does it.</summary>
internal sealed class OAuthSignIn(OAuthService service, IHttpClientFactory clients, TimeProvider clock) : IProviderSignIn
{
    private const int LongestToken = 4000;
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(365);

    public string Provider => service.Provider;

    public bool IsConfigured => !string.IsNullOrWhiteSpace(service.ClientId) && !string.IsNullOrWhiteSpace(service.ClientSecret);

    public Uri AddressFor(string state, string verifier, Uri callback)
    {
        List<(string Name, string? Value)> query =
        [
            ("response_type", "code"),
            ("client_id", service.ClientId),
            ("redirect_uri", callback.AbsoluteUri),
            ("state", state),
            ("scope", service.Scope),
        ];
        if (service.ChecksVerifier)
        {
            query.AddRange([("code_challenge", Challenge(verifier)), ("code_challenge_method", "S256")]);
        }

        var text = string.Join(
            '&',
            query.Where(each => each.Value is not null).Select(each => $"{each.Name}={Uri.EscapeDataString(each.Value!)}")
        );
        return new UriBuilder(service.Authorize) { Query = text }.Uri;
    }

    public Task<Credentials> ExchangeAsync(string code, string verifier, Uri callback, CancellationToken cancellationToken)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = callback.AbsoluteUri,
        };
        if (service.ChecksVerifier)
        {
            form["code_verifier"] = verifier;
        }

        return GrantAsync(form, null, cancellationToken);
    }

    public Task<Credentials> RefreshAsync(Credentials credentials, CancellationToken cancellationToken) =>
        GrantAsync(
            new() { ["grant_type"] = "refresh_token", ["refresh_token"] = credentials.RefreshToken ?? "" },
            credentials,
            cancellationToken
        );

    public async Task RevokeAsync(Credentials credentials, CancellationToken cancellationToken)
    {
        var form = new Dictionary<string, string>
        {
            [service.RevokedField] = credentials.AccessToken ?? "",
            ["client_id"] = service.ClientId!,
            ["client_secret"] = service.ClientSecret!,
        };
        using var response = await SendAsync(service.Revoke, form, signIn: false, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw ProviderFailures.Of(response, clock);
        }
    }

    private async Task<Credentials> GrantAsync(Dictionary<string, string> form, Credentials? before, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(service.Token, form, signIn: true, cancellationToken);
        if (response.StatusCode is HttpStatusCode.BadRequest)
        {
            // The grant was used, has ended or was taken back: only a new sign-in helps.
            throw new ProviderException(FailureKind.Unauthorized);
        }

        if (!response.IsSuccessStatusCode)
        {
            throw ProviderFailures.Of(response, clock);
        }

        try
        {
            return Read(await BodyAsync(response, cancellationToken), before);
        }
        catch (Exception exception) when (ProviderFailures.Of(exception, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    private Credentials Read(JsonElement body, Credentials? before)
    {
        var refresh = Text(body, "refresh_token");
        var life =
            body.TryGetProperty("expires_in", out var seconds) && seconds.TryGetDouble(out var number) && number > 0
                ? TimeSpan.FromSeconds(Math.Min(number, LongestLife.TotalSeconds))
                : (TimeSpan?)null;
        return new Credentials
        {
            ProviderUserId = before?.ProviderUserId,
            AccessToken = Text(body, "access_token") ?? throw new ProviderException(FailureKind.InvalidResponse),
            AccessTokenExpiresAt = clock.GetUtcNow() + life,
            RefreshToken = refresh ?? before?.RefreshToken,
        };
    }

    private async Task<HttpResponseMessage> SendAsync(
        Uri address,
        Dictionary<string, string> form,
        bool signIn,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        if (signIn && service.SignsInByHeader)
        {
            var pair = Encoding.UTF8.GetBytes($"{service.ClientId}:{service.ClientSecret}");
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(pair));
        }
        else if (signIn)
        {
            (form["client_id"], form["client_secret"]) = (service.ClientId!, service.ClientSecret!);
        }

        request.Content = new FormUrlEncodedContent(form);
        request.Options.Set(ProviderRequest.Budget, service.Budget);
        try
        {
            using var client = clients.CreateClient(service.Provider);
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (Exception exception) when (ProviderFailures.Of(exception, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var read = await JsonSerializer.DeserializeAsync<JsonElement>(body, JsonSerializerOptions.Default, cancellationToken);
        return read.ValueKind == JsonValueKind.Object ? read : throw new ProviderException(FailureKind.InvalidResponse);
    }

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var member)
        && member.ValueKind == JsonValueKind.String
        && member.GetString() is { Length: > 0 and <= LongestToken } text
            ? text
            : null;

    private static string Challenge(string verifier) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
