using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Remindly.Core.Care;
using Remindly.Core.Persistence;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>
/// Syncs an integration: the button, automatic sync and whatever else asks go through here. A run belongs to the process, not to
/// whoever asked for it, and ends early only when the process stops.
/// </summary>
public sealed partial class SyncService(
    IDbContextFactory<RemindlyDb> databases,
    ProviderCatalog catalog,
    SyncLeases leases,
    TimeProvider clock,
    IHostApplicationLifetime process,
    ILogger<SyncService> logger
)
{
    /// <summary>Runs, or says why not.</summary>
    /// <param name="cancellationToken">Ends the waiting, not the run.</param>
    public async Task<SyncAnswer> RunAsync(SyncRequest request, CancellationToken cancellationToken) =>
        await Task.Run(() => StartAndRunAsync(request, process.ApplicationStopping), CancellationToken.None).WaitAsync(cancellationToken);

    private async Task<SyncAnswer> StartAndRunAsync(SyncRequest request, CancellationToken stopping)
    {
        var run = new SyncRun(request.IntegrationId, request.Trigger, clock.GetUtcNow());
        switch (await leases.StartAsync(run, stopping))
        {
            case SyncStart.Started(var integration):
                LogStarted(logger, run.Id, run.IntegrationId, request.Trigger);
                return await CarryOutAsync(run, integration, request, stopping);
            case SyncStart.Not(var answer):
                return answer;
            default:
                throw new InvalidOperationException("Unknown start.");
        }
    }

    private async Task<SyncAnswer> CarryOutAsync(
        SyncRun run,
        SchedulingIntegration integration,
        SyncRequest request,
        CancellationToken stopping
    )
    {
        var tally = new SyncTally();
        var (connected, end) = await ConnectAsync(integration, stopping);
        end ??= await EndAsync(run, integration, connected, request, tally, stopping);
        tally.Requests = connected?.Connection.Requests ?? 0;
        var finished = end is null ? null : await new SyncFinish(databases, leases, clock).RecordAsync(run, integration, tally, end);
        return (finished ?? await ClosedByAnotherAsync(run)) is { } closed ? Log(closed) : new SyncAnswer.Missing();
    }

    /// <summary>Connected, or how the run ended because it could not be.</summary>
    private async Task<(ConnectedProvider? Connected, SyncEnd? End)> ConnectAsync(
        SchedulingIntegration integration,
        CancellationToken stopping
    )
    {
        try
        {
            return (await catalog.ConnectAsync(integration, stopping), null);
        }
        catch (ProviderException problem)
        {
            return (null, new SyncEnd.Failed(problem.Failure));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return (null, new SyncEnd.Failed(new ProviderFailure(FailureKind.Interrupted)));
        }
    }

    /// <summary>Null when the run has lost its lease.</summary>
    private async Task<SyncEnd?> EndAsync(
        SyncRun run,
        SchedulingIntegration integration,
        ConnectedProvider? connected,
        SyncRequest request,
        SyncTally tally,
        CancellationToken stopping
    )
    {
        if (connected is null)
        {
            return new SyncEnd.Failed(new ProviderFailure(FailureKind.Unauthorized));
        }

        using var work = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await using var heartbeat = new LeaseHeartbeat(leases, run, clock, work);
        try
        {
            return new SyncEnd.Done(await PassAsync(run, integration, connected, request, tally, work.Token));
        }
        catch (ProviderException problem)
        {
            return new SyncEnd.Failed(problem.Failure);
        }
        catch (LeaseLostException)
        {
            return null;
        }
        catch (OperationCanceledException) when (work.IsCancellationRequested)
        {
            return heartbeat.Lost ? null : new SyncEnd.Failed(new ProviderFailure(FailureKind.Interrupted));
        }
        catch (Exception problem)
        {
            // A bug. The run must not stay open, and nobody may take it for a success.
            LogBroken(logger, problem, run.Id, integration.Id);
            return new SyncEnd.Failed(new ProviderFailure(FailureKind.Interrupted));
        }
    }

    private async Task<PassOutcome> PassAsync(
        SyncRun run,
        SchedulingIntegration integration,
        ConnectedProvider connected,
        SyncRequest request,
        SyncTally tally,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var seniors = await SeniorIdentities.OfAsync(db, integration.UserId, integration.SeniorId, cancellationToken);
        await RemovedTasks.PurgeAsync(db, seniors, integration.Provider, cancellationToken);
        var owners = await SeniorIdentities.OwnersAsync(db, integration.Id, seniors, cancellationToken);
        var assignTo = await AssigneeAsync(db, integration, cancellationToken);
        var scope = new SyncScope(run, integration, connected, seniors, owners, assignTo, request.AcceptsAbsence);
        var pages = new PageStore(scope, new SyncStore(databases, leases, clock), tally, clock);
        return await new SyncPass(scope, pages, new SyncAbsences(databases), tally).RunAsync(cancellationToken);
    }

    // Whoever connected it may have left the circle since.
    private static async Task<Guid?> AssigneeAsync(RemindlyDb db, SchedulingIntegration integration, CancellationToken cancellationToken)
    {
        if (integration.Settings.AssignTo != AssignMode.Owner)
        {
            return null;
        }

        return integration.SeniorId is not { } senior || await db.RoleOf(integration.UserId, senior).AnyAsync(cancellationToken)
            ? integration.UserId
            : null;
    }

    // Null when it went with its integration.
    private async Task<SyncRun?> ClosedByAnotherAsync(SyncRun run)
    {
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        return await db
            .SyncRuns.AsNoTracking()
            .Where(each => db.Integrations.Any(integration => integration.Id == each.IntegrationId))
            .SingleOrDefaultAsync(each => each.Id == run.Id && each.State != SyncRunState.Running, CancellationToken.None);
    }

    private SyncAnswer.Finished Log(SyncRun run)
    {
        if (run.Success)
        {
            LogDone(logger, run.Id, run.IntegrationId, run.Total, run.Created, run.Updated, run.Cancelled);
        }
        else
        {
            LogFailed(logger, run.Id, run.IntegrationId, run.Failure);
        }

        return new SyncAnswer.Finished(run);
    }

    [LoggerMessage(LogLevel.Debug, "Sync run {RunId} of integration {IntegrationId} starts ({Trigger}).")]
    private static partial void LogStarted(ILogger logger, Guid runId, Guid integrationId, SyncTrigger trigger);

    [LoggerMessage(
        LogLevel.Information,
        "Sync run {RunId} of integration {IntegrationId} is done: {Total} seen, {Created} new, {Updated} changed, {Cancelled} gone."
    )]
    private static partial void LogDone(ILogger logger, Guid runId, Guid integrationId, int total, int created, int updated, int cancelled);

    [LoggerMessage(LogLevel.Warning, "Sync run {RunId} of integration {IntegrationId} failed: {Failure}.")]
    private static partial void LogFailed(ILogger logger, Guid runId, Guid integrationId, FailureKind? failure);

    [LoggerMessage(LogLevel.Error, "Sync run {RunId} of integration {IntegrationId} broke.")]
    private static partial void LogBroken(ILogger logger, Exception problem, Guid runId, Guid integrationId);
}
