using System.Runtime.CompilerServices;
using NodaTime;
using Remindly.Core.Calendars.Expansion;
using Remindly.Core.Scheduling.Providers.Calendars;

namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>
/// Reads several calendars for one window, page by page. An appointment that is in two of them (the same UID) is one appointment: the
/// first calendar by its address has the say.
/// </summary>
internal sealed class CalDavReading(CalDavClient client, CalDavSession session, FetchRequest request, TimeSpan ahead)
{
    private const int PageSize = 200;
    private const int MostOccurrences = 50_000;
    private const int MostTooMuch = 20;

    // Servers differ in whose midnight a whole day begins at.
    private static readonly TimeSpan Margin = TimeSpan.FromDays(2);

    private readonly DateTimeZone zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(request.TimeZone) ?? DateTimeZone.Utc;
    private readonly Dictionary<string, string> owners = new(StringComparer.Ordinal);
    private readonly List<ExternalAppointment> appointments = [];
    private readonly List<UnreadableAppointment> unreadable = [];
    private int occurrences;
    private int tooMuch;

    /// <summary>From this end of a window on there is more than what came.</summary>
    public DateTimeOffset Until { get; private set; } = request.Window.To + ahead;

    /// <summary>Nothing was left out.</summary>
    public bool IsWhole { get; private set; } = true;

    public async IAsyncEnumerable<AppointmentPage> ReadAsync(
        CalDavCalendar calendar,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (from, to) = (request.Window.From - Margin, request.Window.To + ahead + Margin);
        var query = new CalDavQuery(client, session, calendar, withData => DavBodies.Between(from, to, withData));
        await foreach (var found in query.ReadAsync(cancellationToken))
        {
            await TakeAsync(calendar, found, cancellationToken);
            while (appointments.Count + unreadable.Count >= PageSize)
            {
                yield return NextPage();
            }
        }

        if (query.IsCut)
        {
            IsWhole = false;
            yield return NextPage() with
            {
                Gaps = [$"The server did not send all of “{calendar.Name}”. Choose fewer days in the settings."],
            };
        }

        while (appointments.Count + unreadable.Count > 0)
        {
            yield return NextPage();
        }
    }

    private AppointmentPage NextPage()
    {
        ExternalAppointment[] some = [.. appointments.Take(PageSize)];
        UnreadableAppointment[] not = [.. unreadable.Take(PageSize - some.Length)];
        appointments.RemoveRange(0, some.Length);
        unreadable.RemoveRange(0, not.Length);
        return new AppointmentPage(some, not);
    }

    private async Task TakeAsync(CalDavCalendar calendar, CalDavObject found, CancellationToken cancellationToken)
    {
        var entry = found.Data is { } data ? await CalDavEntry.ReadAsync(data, cancellationToken) : null;
        if (entry is null)
        {
            CannotRead(found);
            return;
        }

        if (entry.Uids.All(uid => Owns(calendar, uid)))
        {
            Take(found, entry);
        }
    }

    private bool Owns(CalDavCalendar calendar, string uid) => owners.TryAdd(uid, calendar.Id) || owners[uid] == calendar.Id;

    private void Take(CalDavObject found, CalDavEntry entry)
    {
        var (from, to) = (Instant.FromDateTimeOffset(request.Window.From), Instant.FromDateTimeOffset(request.Window.To));
        if (entry.Between(zone, from, to + Duration.FromTimeSpan(ahead)) is not { } expansion)
        {
            // Each takes its time to find out; a calendar full of them is no calendar.
            tooMuch = tooMuch < MostTooMuch ? tooMuch + 1 : throw new ProviderException(FailureKind.InvalidResponse);
            CannotRead(found);
            return;
        }

        List<CalendarOccurrence> inside = [.. expansion.Occurrences.TakeWhile(each => each.Start <= to)];
        if (
            inside.Count < expansion.Occurrences.Count
            && expansion.Occurrences[inside.Count].Start.ToDateTimeOffset() is var next
            && next < Until
        )
        {
            Until = next;
        }

        occurrences += inside.Count;
        if (occurrences > MostOccurrences)
        {
            throw new ProviderException(FailureKind.InvalidResponse);
        }

        var mapping = new OccurrenceMapping();
        appointments.AddRange(inside.Select(mapping.Read));
        foreach (var trouble in CalendarTroubles.Of(entry.Calendar, expansion with { Occurrences = inside }, zone, to))
        {
            IsWhole = false;
            unreadable.Add(trouble);
        }
    }

    private void CannotRead(CalDavObject found)
    {
        IsWhole = false;
        unreadable.Add(CalDavEntry.Unreadable(found.Href));
    }
}
