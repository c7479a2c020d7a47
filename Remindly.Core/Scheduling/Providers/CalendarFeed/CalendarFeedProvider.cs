using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using NodaTime;
using Remindly.Core.Calendars;
using Remindly.Core.Scheduling.Providers.Calendars;

namespace Remindly.Core.Scheduling.Providers.CalendarFeed;

/// <summary>A calendar that has an address to be read at (iCalendar over HTTP). It is only ever read.</summary>
internal sealed class CalendarFeedProvider(CalendarFeedClient client, IOptions<CalendarFeedOptions> options) : ISchedulingProvider
{
    public const string Key = "calendar_feed";

    private const int PageSize = 200;

    public ProviderInfo Info => CalendarFeedInfo.Info;

    public IReadOnlyList<CredentialFault> Check(Credentials credentials) =>
        FeedLink.Read(credentials.Url).Problem is { } problem ? [new CredentialFault("url", problem)] : [];

    public async Task<ProviderAccount> VerifyAsync(ProviderConnection connection, CancellationToken cancellationToken)
    {
        var answer = await client.ReadAsync(connection, known: null, options.Value.VerifyTimeout, cancellationToken);
        var link = FeedLink.Read(connection.Credentials.Url);
        var calendar = (answer as FeedAnswer.Whole)?.Calendar;
        return new ProviderAccount(
            // The address itself is a secret.
            Fingerprints.Of(Key, link.Address!.AbsoluteUri, connection.Credentials.Username),
            CalendarText.Line(calendar?.Name) ?? link.Vendor ?? link.Address.Host,
            Email: null,
            calendar?.TimeZone is { } zone && DateTimeZoneProviders.Tzdb.Ids.Contains(zone) ? zone : null
        );
    }

    public async IAsyncEnumerable<AppointmentPage> FetchAsync(
        ProviderConnection connection,
        FetchRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var known = FeedMemory.Read(request.Memory, request.Window);
        if (await client.ReadAsync(connection, known, budget: null, cancellationToken) is not FeedAnswer.Whole(var calendar, var said))
        {
            yield return new AppointmentPage([], []) { Unchanged = true, Memory = request.Memory };
            yield break;
        }

        var reading = Expand(calendar, request);
        var mapping = new OccurrenceMapping();
        foreach (var some in reading.Inside.Chunk(PageSize))
        {
            yield return new AppointmentPage([.. some.Select(mapping.Read)], []);
        }

        foreach (var some in reading.Unreadable.Chunk(PageSize))
        {
            yield return new AppointmentPage([], some);
        }

        if (reading.Unreadable.Count == 0)
        {
            yield return new AppointmentPage([], []) { Memory = (said with { Until = reading.Until }).ToString() };
        }
    }

    public Task<ExternalAppointment?> GetAsync(ProviderConnection connection, string externalId, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A feed cannot be asked for one appointment; see ProviderInfo.LooksUpById.");

    public ExternalClient ReadClient(string metadata) => OccurrenceMapping.ReadClient(metadata);

    private FeedReading Expand(Calendar calendar, FetchRequest request)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(request.TimeZone) ?? DateTimeZone.Utc;
        return FeedReading.Of(calendar, request.Window, zone, options.Value.LongestUnread);
    }
}
