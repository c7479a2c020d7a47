using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Remindly.Core.Scheduling.Providers.Calendly;

/// <summary>Says in HTTP's own words how long Calendly asks to wait: it counts the seconds in a header of its own.</summary>
internal sealed class CalendlyLimits : DelegatingHandler
{
    private const string Reset = "X-RateLimit-Reset";
    private const int LongestWait = 3600;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (
            response.StatusCode == HttpStatusCode.TooManyRequests
            && response.Headers.RetryAfter is null
            && response.Headers.TryGetValues(Reset, out var values)
            && int.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds is > 0 and <= LongestWait
        )
        {
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds));
        }

        return response;
    }
}
