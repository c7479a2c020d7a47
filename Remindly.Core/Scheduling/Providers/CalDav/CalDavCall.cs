namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>One question to a server. A class: an address may be a secret, which a record's <c>ToString</c> would print.</summary>
internal sealed class CalDavCall(HttpMethod method, Uri address, string depth, byte[] body)
{
    public HttpMethod Method => method;

    public Uri Address => address;

    public string Depth => depth;

    public byte[] Body => body;

    /// <summary>How long it may take, when not as long as usual.</summary>
    public TimeSpan? Budget { get; init; }
}
