using System.Net;
using System.Text;
using Microsoft.Extensions.Options;
using Remindly.Core.Calendars;
using Remindly.Core.Scheduling.Providers.Http;
using Remindly.Core.Scheduling.Providers.Http.Outward;

namespace Remindly.Core.Scheduling.Providers.CalendarFeed;

/// <summary>Gets a feed and reads it as it comes; every failure is a <see cref="ProviderException"/>.</summary>
internal sealed class CalendarFeedClient(OutwardClient outward, IOptions<CalendarFeedOptions> options)
{
    private readonly CalendarLimits limits = CalendarLimits.Default with { Bytes = options.Value.MaxResponseBytes };

    /// <param name="known">What is known already and need not come again.</param>
    /// <param name="budget">How long it may take, when not as long as usual.</param>
    public async Task<FeedAnswer> ReadAsync(
        ProviderConnection connection,
        FeedMemory? known,
        TimeSpan? budget,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var response = await outward.SendAsync(Request(connection, known, budget), cancellationToken);
            return response.Status == HttpStatusCode.NotModified && known is not null
                ? new FeedAnswer.Unchanged()
                : await ReadAsync(response.EnsureSuccess(), known, cancellationToken);
        }
        catch (Exception exception) when (ProviderFailures.KindOf(exception, cancellationToken) is { } kind)
        {
            // What came from below may name the address.
            throw exception as ProviderException ?? new ProviderException(kind);
        }
    }

    private async Task<FeedAnswer> ReadAsync(OutwardResponse response, FeedMemory? known, CancellationToken cancellationToken)
    {
        await using var body = new HashingStream(await response.ReadAsync(cancellationToken));
        if (await CalendarReader.ReadAsync(body, limits, cancellationToken) is not CalendarReading.Read(var calendar))
        {
            throw new ProviderException(FailureKind.InvalidResponse);
        }

        var said = new FeedMemory(
            response.Headers.NonValidated.TryGetValues("ETag", out var etags) ? etags.ToString() : null,
            response.ContentHeaders.NonValidated.TryGetValues("Last-Modified", out var modified) ? modified.ToString() : null,
            body.Hash,
            DateTimeOffset.MinValue
        );
        return said.Hash == known?.Hash ? new FeedAnswer.Unchanged() : new FeedAnswer.Whole(calendar, said);
    }

    private OutwardRequest Request(ProviderConnection connection, FeedMemory? known, TimeSpan? budget)
    {
        var credentials = connection.Credentials;
        var address = FeedLink.Read(credentials.Url).Address ?? throw new ProviderException(FailureKind.AddressRefused);
        return new OutwardRequest(CalendarFeedProvider.Key, connection, options.Value, HttpMethod.Get, address)
        {
            Budget = budget,
            Authorization = Authorization(credentials),
            Headers =
            [
                ("Accept", "text/calendar, */*;q=0.5"),
                .. known?.ETag is { } etag ? [("If-None-Match", etag)] : Array.Empty<(string, string)>(),
                .. known?.LastModified is { } modified ? [("If-Modified-Since", modified)] : Array.Empty<(string, string)>(),
            ],
        };
    }

    private static string? Authorization(Credentials credentials) =>
        string.IsNullOrEmpty(credentials.Username) && string.IsNullOrEmpty(credentials.Password)
            ? null
            : "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credentials.Username}:{credentials.Password}"));
}
