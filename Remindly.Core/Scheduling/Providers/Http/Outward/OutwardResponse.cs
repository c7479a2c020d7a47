using System.Net;
using System.Net.Http.Headers;

namespace Remindly.Core.Scheduling.Providers.Http.Outward;

/// <summary>
/// What came back, whatever its status. A successful answer's body is read as it comes, bounded in bytes (after decompression) and time;
/// reading it may throw, see <see cref="ProviderFailures.Of(Exception, CancellationToken)"/>. Gives its place back when it is disposed.
/// </summary>
/// <param name="address">Where the answer came from, after redirections.</param>
internal sealed class OutwardResponse(HttpResponseMessage response, Uri address, TimeProvider clock, Action leave) : IDisposable
{
    private Action? pending = leave;

    public HttpStatusCode Status => response.StatusCode;

    public bool IsSuccess => response.IsSuccessStatusCode;

    public Uri Address => address;

    public HttpResponseHeaders Headers => response.Headers;

    public HttpContentHeaders ContentHeaders => response.Content.Headers;

    /// <summary>The failure that this answer is, its <c>Retry-After</c> included.</summary>
    public ProviderException Failure =>
        Status is HttpStatusCode.NotFound or HttpStatusCode.Gone
            ? new ProviderException(FailureKind.NotFound)
            : ProviderFailures.Of(response, clock);

    public Task<Stream> ReadAsync(CancellationToken cancellationToken) => response.Content.ReadAsStreamAsync(cancellationToken);

    public OutwardResponse EnsureSuccess() => IsSuccess ? this : throw Failure;

    public void Dispose()
    {
        response.Dispose();
        Interlocked.Exchange(ref pending, null)?.Invoke();
    }
}
