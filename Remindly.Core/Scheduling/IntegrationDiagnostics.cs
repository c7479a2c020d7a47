using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Scheduling.Sync;

namespace Remindly.Core.Scheduling;

/// <summary>
/// How an integration is, to be sent to somebody who helps: versions, settings, health and runs as codes, counts and ids. No secret,
/// no name, no address and nothing of any appointment is in it; sentences are left out, because some quote what a provider calls things.
/// </summary>
public sealed record DiagnosticsReport(
    DateTimeOffset MadeAt,
    string Version,
    string Runtime,
    string System,
    string Store,
    string Provider,
    Guid IntegrationId,
    Guid? SeniorId,
    IntegrationStatus Status,
    bool SyncEnabled,
    DateTimeOffset? PausedUntil,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastSyncedAt,
    SyncSettings Settings,
    DiagnosedHealth Health,
    DiagnosedCounts Counts,
    IReadOnlyList<DiagnosedRun> Runs
);

public sealed record DiagnosedHealth(
    HealthLevel Level,
    DateTimeOffset Since,
    int ConsecutiveFailures,
    DateTimeOffset? NextSyncAt,
    string? LastErrorCode,
    DateTimeOffset? LastErrorAt
);

public sealed record DiagnosedCounts(int Tasks, int UpcomingTasks, int MissingHeld, int TaughtMatches);

/// <param name="Errors">How many items could not be read, by code.</param>
public sealed record DiagnosedRun(
    Guid Id,
    SyncTrigger Trigger,
    SyncRunState State,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    bool Complete,
    string? ErrorCode,
    int Total,
    int Created,
    int Updated,
    int Unchanged,
    int Cancelled,
    int Skipped,
    int Requests,
    IReadOnlyDictionary<string, int> Errors
);

/// <summary>Writes such reports, for a person who may manage the integration.</summary>
public sealed class IntegrationDiagnostics(
    IDbContextFactory<RemindlyDb> databases,
    IntegrationReader reader,
    StoreOptions store,
    TimeProvider clock
)
{
    private const int MostRuns = 50;

    private static readonly string ThisVersion =
        typeof(IntegrationDiagnostics).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    public async Task<Outcome<DiagnosticsReport>> WriteAsync(Guid userId, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (integration, refusal) = await IntegrationRules.FindManagedAsync<DiagnosticsReport>(db, userId, id, cancellationToken);
        if (integration is null || (await reader.GetAsync(userId, id, cancellationToken)) is not Outcome<IntegrationView>.Done(var view))
        {
            return refusal ?? new Outcome<DiagnosticsReport>.Missing();
        }

        var runs = await db
            .SyncRuns.AsNoTracking()
            .Where(run => run.IntegrationId == id)
            .OrderByDescending(run => run.StartedAt)
            .ThenByDescending(run => run.Id)
            .Take(MostRuns)
            .ToListAsync(cancellationToken);
        var taught = await db.TaughtMatches.CountAsync(match => match.IntegrationId == id, cancellationToken);
        return Report(view, taught, runs);
    }

    private DiagnosticsReport Report(IntegrationView view, int taught, IEnumerable<SyncRun> runs) =>
        new(
            clock.Now(),
            ThisVersion,
            RuntimeInformation.FrameworkDescription,
            RuntimeInformation.OSDescription,
            store.Engine.ToString(),
            view.Provider,
            view.Id,
            view.SeniorId,
            view.Status,
            view.SyncEnabled,
            view.PausedUntil,
            view.CreatedAt,
            view.LastSyncedAt,
            WithoutNames(view.Settings),
            new DiagnosedHealth(
                view.Health.Level,
                view.Health.Since,
                view.Health.ConsecutiveFailures,
                view.Health.NextSyncAt,
                view.LastError?.Code,
                view.LastError?.At
            ),
            new DiagnosedCounts(view.TaskCount, view.UpcomingCount, view.MissingHeld, taught),
            [.. runs.Select(Report)]
        );

    private static DiagnosedRun Report(SyncRun run) =>
        new(
            run.Id,
            run.Trigger,
            run.State,
            run.StartedAt,
            run.FinishedAt,
            run.Complete,
            run.Failure is { } failure ? FailureWords.Code(failure) : null,
            run.Total,
            run.Created,
            run.Updated,
            run.Unchanged,
            run.Cancelled,
            run.Skipped,
            run.Requests,
            run.Errors.GroupBy(error => error.Code).ToDictionary(group => group.Key, group => group.Count())
        );

    // A calendar's address may say whose it is: how many are chosen is enough.
    private static SyncSettings WithoutNames(SyncSettings settings) =>
        settings with
        {
            Calendars = settings.Calendars is { } chosen ? [.. chosen.Select((_, number) => $"calendar {number + 1}")] : null,
        };
}
