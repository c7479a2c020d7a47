using System.Net;

namespace Remindly.Core.Scheduling.Providers.Http;

/// <summary>What a provider's request tells the pipeline that sends it.</summary>
internal static class ProviderRequest
{
    /// <summary>Whose requests to count.</summary>
    public static readonly HttpRequestOptionsKey<ProviderConnection> Connection = new("remindly.connection");

    /// <summary>The body is read as it comes, not inside the attempt.</summary>
    public static readonly HttpRequestOptionsKey<bool> Streams = new("remindly.streams");

    /// <summary>A time budget other than the provider's usual one.</summary>
    public static readonly HttpRequestOptionsKey<TimeSpan> Budget = new("remindly.budget");

    /// <summary>A redirection is answered as it is.</summary>
    public static readonly HttpRequestOptionsKey<bool> StaysPut = new("remindly.stays-put");

    /// <summary>A repetition of these changes nothing; a POST may book twice.</summary>
    public static bool MayBeRepeated(this HttpRequestMessage request) => request.Method == HttpMethod.Put || request.Method.MayBeSentOn();

    /// <summary>These only read.</summary>
    public static bool MayBeSentOn(this HttpMethod method) => method.Method is "GET" or "HEAD" or "OPTIONS" or "PROPFIND" or "REPORT";

    /// <summary>Where an answer sends its reader on to (RFC 9110, section 15.4); null when it does not.</summary>
    public static Uri? SendsOnTo(this HttpResponseMessage response, Uri from) =>
        response.StatusCode
            is HttpStatusCode.MovedPermanently
                or HttpStatusCode.Found
                or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect
                or HttpStatusCode.PermanentRedirect
        && response.Headers.Location is { } location
            ? new Uri(from, location)
            : null;

    /// <summary>Whether both have one scheme, host and port.</summary>
    public static bool IsSameServer(this Uri address, Uri other) =>
        Uri.Compare(address, other, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
