using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>The tasks a complete fetch should have brought and did not.</summary>
internal sealed record FoundAbsences(Absences Absences, IReadOnlyList<Guid> TaskIds);

/// <summary>Finds them, with a memory that does not grow with the account: ids are kept only as far as they will be followed.</summary>
internal sealed class SyncAbsences(IDbContextFactory<RemindlyDb> databases)
{
    public async Task<FoundAbsences> FindAsync(SyncScope scope, SeenAppointments seen, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (missing, upcomingMissing, upcomingKnown) = (0, 0, 0);
        var ids = new List<Guid>();
        await foreach (var task in Expected(db, scope).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (scope.MatchesClients && !StillAskedFor(scope, task))
            {
                continue;
            }

            var upcoming = task.ScheduledAt >= scope.Run.StartedAt;
            upcomingKnown += upcoming ? 1 : 0;
            if (seen.Contains(task.ExternalId))
            {
                continue;
            }

            missing++;
            upcomingMissing += upcoming ? 1 : 0;
            if (scope.AcceptsAbsence || ids.Count <= VanishGuard.MostAtOnce)
            {
                ids.Add(task.Id);
            }
        }

        return new FoundAbsences(new Absences(missing, upcomingMissing, upcomingKnown, seen.Count == 0), ids);
    }

    /// <summary>What a run asks for, with a way to look up what is stored already.</summary>
    public FetchRequest Recalling(SyncScope scope) =>
        scope.Request with
        {
            Recall = async (ids, cancellationToken) =>
            {
                var (source, integration) = (scope.Source, scope.Run.IntegrationId);
                await using var db = await databases.CreateDbContextAsync(cancellationToken);
                var stored = await db
                    .Tasks.Where(task =>
                        task.SchedulingIntegrationId == integration
                        && task.ExternalSource == source
                        && task.SyncMetadata != null
                        && EF.Parameter(ids).Contains(task.ExternalId!)
                    )
                    .Select(task => new { task.ExternalId, task.SyncMetadata })
                    .ToListAsync(cancellationToken);
                return stored.DistinctBy(task => task.ExternalId).ToDictionary(task => task.ExternalId!, task => task.SyncMetadata!);
            },
        };

    /// <summary>How many of the window are known, without those that came.</summary>
    public async Task<int> CountKnownAsync(SyncScope scope, SeenAppointments seen, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (from, to, integration) = (scope.Window.From, scope.Window.To, scope.Run.IntegrationId);
        var known = db
            .Tasks.Where(task => task.SchedulingIntegrationId == integration && task.ScheduledAt >= from && task.ScheduledAt <= to)
            .Select(task => task.ExternalId!);
        var count = 0;
        await foreach (var id in known.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            count += seen.Contains(id) ? 0 : 1;
        }

        return count;
    }

    private static IQueryable<ExpectedTask> Expected(RemindlyDb db, SyncScope scope)
    {
        var (from, to, integration, withMetadata) = (scope.Window.From, scope.Window.To, scope.Run.IntegrationId, scope.MatchesClients);
        return db
            .Tasks.Where(task =>
                task.SchedulingIntegrationId == integration
                && task.ScheduledAt >= from
                && task.ScheduledAt <= to
                && task.DismissedAt == null
                && (task.ExternalStatus == ExternalStatus.Scheduled || task.ExternalStatus == ExternalStatus.Completed)
            )
            .Select(task => new ExpectedTask(
                task.Id,
                task.SeniorId,
                task.ExternalId!,
                task.ScheduledAt,
                withMetadata ? task.SyncMetadata : null
            ));
    }

    // Tasks from before the integration asked for certain clients only are not missed when they no longer come.
    private static bool StillAskedFor(SyncScope scope, ExpectedTask task) =>
        task.Metadata is not null && scope.OwnerOf(scope.Connected.Provider.ReadClient(task.Metadata)) == task.SeniorId;

    private sealed record ExpectedTask(Guid Id, Guid SeniorId, string ExternalId, DateTimeOffset? ScheduledAt, string? Metadata);
}
