using System.Net;

namespace Remindly.Tests.Infrastructure;

/// <summary>Keeps cookies as a browser does, for a client that follows no redirects.</summary>
internal sealed class CookieKeeper : DelegatingHandler
{
    public CookieContainer Cookies { get; } = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } kept)
        {
            request.Headers.Add("Cookie", kept);
        }

        var response = await base.SendAsync(request, cancellationToken);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            Cookies.SetCookies(request.RequestUri!, cookie);
        }

        return response;
    }
}
