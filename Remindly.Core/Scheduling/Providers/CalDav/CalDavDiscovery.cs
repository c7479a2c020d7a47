using Microsoft.Extensions.Options;

namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>
/// Finds an account's calendars (RFC 6764, 5397, 4791 section 6.2): at the address that was given or where servers say it by custom, then
/// whose account it is, where that one's calendars are, and which there are.
/// </summary>
internal sealed class CalDavDiscovery(CalDavClient client, IOptions<CalDavOptions> options, TimeProvider clock)
{
    private const int MostHomes = 5;

    /// <param name="budget">How long it may take in all.</param>
    public async Task<FoundCalendars> FindAsync(CalDavSession session, TimeSpan? budget, CancellationToken cancellationToken)
    {
        var since = clock.GetTimestamp();
        var walk = new CalDavWalk(client, session, () => budget - clock.GetElapsedTime(since));
        var problem = FailureKind.NotFound;
        foreach (var start in Starts(session.Address.Start))
        {
            var place = await walk.LookAsync(start, "0", DavBodies.Place, cancellationToken);
            problem = place.Missing ?? FailureKind.NotFound;
            if (place.Missing is null && await FindFromAsync(walk, place, cancellationToken) is { All.Count: > 0 } found)
            {
                session.Found = found;
                return found;
            }
        }

        throw new ProviderException(problem);
    }

    private static Uri[] Starts(Uri start)
    {
        var wellKnown = new Uri(start, CalDavAddress.WellKnown);
        return start.AbsolutePath switch
        {
            "/" => [wellKnown, start],
            CalDavAddress.WellKnown => [start],
            _ => [start, wellKnown],
        };
    }

    private async Task<FoundCalendars> FindFromAsync(CalDavWalk walk, CalDavPlace place, CancellationToken cancellationToken)
    {
        var row = place.Rows[0];
        if (row.IsCalendar)
        {
            return new FoundCalendars([CalDavCalendar.Of(row, place.Address)], IsOne: true, More: false);
        }

        var homes = walk.Resolve(place.Address, row.Hrefs(Dav.HomeSet));
        if (homes.Count == 0 && walk.Resolve(place.Address, row.Hrefs(Dav.CurrentUserPrincipal)) is [var principal, ..])
        {
            var person = await walk.LookAsync(principal, "0", DavBodies.Place, cancellationToken);
            homes = walk.Resolve(person.Address, person.Rows.SelectMany(each => each.Hrefs(Dav.HomeSet)));
        }

        return await InAsync(walk, homes.Count > 0 ? homes : [place.Address], cancellationToken);
    }

    private async Task<FoundCalendars> InAsync(CalDavWalk walk, IReadOnlyList<Uri> homes, CancellationToken cancellationToken)
    {
        var calendars = new SortedDictionary<string, CalDavCalendar>(StringComparer.Ordinal);
        foreach (var home in homes.Take(MostHomes))
        {
            var inside = await walk.LookAsync(home, "1", DavBodies.Calendars, cancellationToken);
            foreach (var row in inside.Rows.Where(each => each.IsCalendar && each.HoldsEvents))
            {
                if (walk.Resolve(inside.Address, [row.Href]) is [var address])
                {
                    calendars.TryAdd(address.AbsoluteUri, CalDavCalendar.Of(row, address));
                }
            }
        }

        var most = options.Value.MostCalendars;
        return new FoundCalendars([.. calendars.Values.Take(most)], IsOne: false, calendars.Count > most);
    }
}
