using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Remindly.Core.Scheduling.Providers.Calendars;
using Remindly.Core.Scheduling.Providers.Http.Outward;

namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>The calendars of an account on a CalDAV server (RFC 4791). They are only ever read.</summary>
internal sealed class CalDavProvider(
    CalDavClient client,
    CalDavDiscovery discovery,
    IOptions<CalDavOptions> options,
    IOptions<OutwardOptions> outward
) : ISchedulingProvider, IOffersCalendars
{
    public const string Key = "caldav";

    private const int Longest = 320;

    private readonly CalDavChanges changes = new(client);
    private readonly CalDavLookup lookup = new(client);
    private readonly ConditionalWeakTable<ProviderConnection, CalDavSession> sessions = [];

    public ProviderInfo Info => CalDavInfo.Info;

    public IReadOnlyList<CredentialFault> Check(Credentials credentials)
    {
        List<CredentialFault> faults = [];
        var (address, problem) = CalDavAddress.Read(credentials.Url);
        if (problem is not null)
        {
            faults.Add(new("url", problem));
        }
        else if (address!.Start.Scheme != Uri.UriSchemeHttps && !outward.Value.AllowPrivateNetworks)
        {
            faults.Add(new("url", "A password goes only to an address that begins with https://. Use that one."));
        }

        if (
            credentials.Username?.Trim() is not { Length: > 0 and <= Longest } name
            || name.Any(letter => char.IsControl(letter) || letter == ':')
        )
        {
            faults.Add(new("username", "Fill in the user name. Mostly it is the whole e-mail address."));
        }

        if (credentials.Password is not { Length: > 0 and <= Longest } password || password.Any(char.IsControl))
        {
            faults.Add(new("password", "Paste the app password."));
        }

        return faults;
    }

    public async Task<ProviderAccount> VerifyAsync(ProviderConnection connection, CancellationToken cancellationToken)
    {
        var session = SessionOf(connection);
        var found = await discovery.FindAsync(session, options.Value.VerifyTimeout, cancellationToken);
        var (username, first) = (connection.Credentials.Username, found.All[0]);
        return new ProviderAccount(
            Fingerprints.Of(Key, session.Address.Start.Authority, username, found.IsOne ? first.Id : null),
            found.IsOne ? first.Name : $"{username} at {session.Address.Domain}",
            username?.Contains('@', StringComparison.Ordinal) == true ? username : null,
            TimeZone: null
        );
    }

    public async Task<IReadOnlyList<OfferedCalendar>> ListCalendarsAsync(ProviderConnection connection, CancellationToken cancellationToken)
    {
        var found = await discovery.FindAsync(SessionOf(connection), options.Value.VerifyTimeout, cancellationToken);
        return [.. found.All.DistinctBy(each => each.Id).Select(each => new OfferedCalendar(each.Id, each.Name))];
    }

    public async IAsyncEnumerable<AppointmentPage> FetchAsync(
        ProviderConnection connection,
        FetchRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var session = SessionOf(connection);
        var found = await discovery.FindAsync(session, budget: null, cancellationToken);
        var (chosen, isOneGone) = ChooseOf(found, connection);
        string[] gaps = [.. Gaps(isOneGone, found.More && connection.Calendars is null)];
        if (gaps.Length > 0)
        {
            yield return new AppointmentPage([], []) { Gaps = gaps };
        }

        var known = CalDavMemory.Read(request.Memory, request.Window);
        var (states, isUnchanged) = await CompareAsync(session, chosen, known, cancellationToken);
        if (isUnchanged && gaps.Length == 0)
        {
            yield return new AppointmentPage([], []) { Unchanged = true, Memory = new CalDavMemory(states, known!.Until).Write() };
            yield break;
        }

        var reading = new CalDavReading(client, session, request, options.Value.LongestUnread);
        foreach (var calendar in chosen)
        {
            await foreach (var page in reading.ReadAsync(calendar, cancellationToken))
            {
                yield return page;
            }
        }

        if (reading.IsWhole && gaps.Length == 0)
        {
            yield return new AppointmentPage([], []) { Memory = new CalDavMemory(states, reading.Until).Write() };
        }
    }

    public async Task<ExternalAppointment?> GetAsync(ProviderConnection connection, string externalId, CancellationToken cancellationToken)
    {
        var session = SessionOf(connection);
        var found = session.Found ?? await discovery.FindAsync(session, budget: null, cancellationToken);
        return await lookup.FindAsync(session, ChooseOf(found, connection).Chosen, externalId, cancellationToken);
    }

    public ExternalClient ReadClient(string metadata) => OccurrenceMapping.ReadClient(metadata);

    private static (IReadOnlyList<CalDavCalendar> Chosen, bool IsOneGone) ChooseOf(FoundCalendars found, ProviderConnection connection)
    {
        var choice = found.Choose(connection.Calendars);
        return choice.Chosen.Count > 0 ? choice : throw new ProviderException(FailureKind.NotFound);
    }

    private static IEnumerable<string> Gaps(bool isOneGone, bool more)
    {
        if (isOneGone)
        {
            yield return "A calendar that you chose is no longer in the account. Its appointments stay as they were. Choose the calendars again in the settings.";
        }

        if (more)
        {
            yield return "The account has more calendars than Remindly reads. Choose in the settings those that matter.";
        }
    }

    private CalDavSession SessionOf(ProviderConnection connection) =>
        sessions.GetValue(
            connection,
            each =>
                CalDavAddress.Read(each.Credentials.Url).Address is { } address
                && (address.Start.Scheme == Uri.UriSchemeHttps || outward.Value.AllowPrivateNetworks)
                    ? new CalDavSession(each, address)
                    : throw new ProviderException(FailureKind.AddressRefused)
        );

    private async Task<(Dictionary<string, CalendarState> States, bool IsUnchanged)> CompareAsync(
        CalDavSession session,
        IReadOnlyList<CalDavCalendar> calendars,
        CalDavMemory? known,
        CancellationToken cancellationToken
    )
    {
        var states = new Dictionary<string, CalendarState>(StringComparer.Ordinal);
        var unchanged = known is not null && known.Calendars.Count == calendars.Count;
        foreach (var calendar in calendars)
        {
            var now = states[calendar.Id] = await changes.StateAsync(session, calendar, cancellationToken);
            unchanged =
                unchanged
                && known!.Calendars.TryGetValue(calendar.Id, out var before)
                && await changes.IsUnchangedAsync(session, calendar, before, now, cancellationToken);
        }

        return (states, unchanged);
    }
}
