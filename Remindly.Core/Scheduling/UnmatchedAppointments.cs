using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;

namespace Remindly.Core.Scheduling;

/// <summary>Appointments of an account that are nobody's here, as the provider had them a moment ago; nothing of it is kept.</summary>
/// <param name="First">The next ones, then the latest past ones.</param>
/// <param name="Count">How many there are.</param>
/// <param name="More">There are more than were counted.</param>
public sealed record UnmatchedLook(IReadOnlyList<UnmatchedAppointment> First, int Count, bool More);

/// <param name="TimeZone">The IANA zone to tell its time in.</param>
public sealed record UnmatchedAppointment(string ExternalId, string Title, DateTimeOffset StartsAt, ExternalClient Client, string TimeZone);

/// <summary>Looks for appointments that matched nobody, for a person who may and who asked for it.</summary>
public sealed class UnmatchedAppointments(IDbContextFactory<RemindlyDb> databases, ProviderCatalog catalog, TimeProvider clock)
{
    private const int MostCounted = 5_000;
    private const int MostShown = 50;
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(30);

    private readonly LiveAnswers live = new(databases, catalog, clock);

    public async Task<Outcome<UnmatchedLook>> LookAsync(Guid userId, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (integration, refusal) = await IntegrationRules.FindManagedAsync<UnmatchedLook>(db, userId, id, cancellationToken);
        if (integration is null)
        {
            return refusal!;
        }

        if (!integration.MatchesClients)
        {
            // Every one becomes a task.
            return new UnmatchedLook([], 0, More: false);
        }

        var seniors = await SeniorIdentities.OfAsync(db, integration.UserId, integration.SeniorId, cancellationToken);
        var owners = await SeniorIdentities.OwnersAsync(db, id, seniors, cancellationToken);
        var zone = seniors.Count > 0 ? seniors[0].TimeZone : integration.AccountTimeZone ?? "Etc/UTC";
        var now = clock.GetUtcNow();
        var window = DateWindow.Around(now, integration.Settings.DaysBack, integration.Settings.DaysAhead);
        return await live.AskAsync<UnmatchedLook>(
            integration,
            async connected => await ReadAsync(connected, new FetchRequest(window, null, zone), owners, cancellationToken),
            cancellationToken
        );
    }

    private async Task<UnmatchedLook> ReadAsync(
        ConnectedProvider connected,
        FetchRequest request,
        ClientOwners owners,
        CancellationToken cancellationToken
    )
    {
        var started = clock.GetTimestamp();
        var found = new Dictionary<string, UnmatchedAppointment>(StringComparer.Ordinal);
        var read = 0;
        var more = false;
        await foreach (var page in connected.Provider.FetchAsync(connected.Connection, request, cancellationToken))
        {
            foreach (var each in page.Appointments.Where(each => request.Window.Contains(each.StartsAt) && !each.IsCancelled))
            {
                if (owners.Of(each.Client) is null)
                {
                    found[each.ExternalId] = new(each.ExternalId, each.Title, each.StartsAt, each.Client, request.TimeZone);
                }
            }

            read += page.Appointments.Count;
            more = page.Gaps.Count > 0 || more;
            if (read >= MostCounted || clock.GetElapsedTime(started) > LongestLook)
            {
                more = true;
                break;
            }
        }

        return new UnmatchedLook([.. InOrder(found.Values, clock.GetUtcNow()).Take(MostShown)], found.Count, more);
    }

    private static IEnumerable<UnmatchedAppointment> InOrder(IReadOnlyCollection<UnmatchedAppointment> all, DateTimeOffset now) =>
        all.Where(each => each.StartsAt >= now)
            .OrderBy(each => each.StartsAt)
            .Concat(all.Where(each => each.StartsAt < now).OrderByDescending(each => each.StartsAt));
}
