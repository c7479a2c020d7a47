using System.Net;
using System.Text.Json;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Remindly.Core.Scheduling.Providers.Http;

/// <summary>Tells which kind of failure an answer or an exception is.</summary>
internal static class ProviderFailures
{
    public static FailureKind KindOf(HttpStatusCode status) =>
        status switch
        {
            HttpStatusCode.Unauthorized => FailureKind.Unauthorized,
            HttpStatusCode.Forbidden => FailureKind.Forbidden,
            HttpStatusCode.TooManyRequests => FailureKind.RateLimited,
            HttpStatusCode.RequestTimeout => FailureKind.Timeout,
            >= HttpStatusCode.InternalServerError => FailureKind.Unavailable,
            _ => FailureKind.InvalidResponse,
        };

    /// <summary>Null when the exception is none of a provider's failures: a bug, or the caller's own cancellation.</summary>
    public static FailureKind? KindOf(Exception exception, CancellationToken cancellationToken) =>
        exception switch
        {
            ProviderException known => known.Failure.Kind,
            // Thrown while the connection was being made.
            HttpRequestException { InnerException: ProviderException known } => known.Failure.Kind,
            BrokenCircuitException => FailureKind.Unavailable,
            TimeoutRejectedException => FailureKind.Timeout,
            OperationCanceledException when !cancellationToken.IsCancellationRequested => FailureKind.Timeout,
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.InvalidResponse } =>
                FailureKind.InvalidResponse,
            HttpRequestException or IOException => FailureKind.Unavailable,
            JsonException or InvalidDataException => FailureKind.InvalidResponse,
            _ => null,
        };

    public static ProviderException Of(HttpResponseMessage response, TimeProvider clock) =>
        new(new ProviderFailure(KindOf(response.StatusCode), RetryAfter(response, clock)));

    /// <summary>The same failure in the contract's words; null when it is not one.</summary>
    public static ProviderException? Of(Exception exception, CancellationToken cancellationToken) =>
        exception as ProviderException
        ?? KindOf(exception, cancellationToken) switch
        {
            null => null,
            // What could not be read may be quoted by its exception.
            FailureKind.InvalidResponse => new ProviderException(FailureKind.InvalidResponse),
            { } kind => new ProviderException(kind, exception),
        };

    /// <summary>How long the answer asks us to wait; never negative.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider clock)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - clock.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
