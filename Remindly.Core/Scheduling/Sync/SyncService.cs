using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
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
        await Task.Run(() => TryRunAsync(request, process.ApplicationStopping), CancellationToken.None).WaitAsync(cancellationToken);

    private async Task<SyncAnswer> TryRunAsync(SyncRequest request, CancellationToken stopping)
    {
        await using var db = await databases.CreateDbContextAsync(stopping);
        var integration = await db.Integrations.AsNoTracking().SingleOrDefaultAsync(each => each.Id == request.IntegrationId, stopping);
        if (integration is null)
        {
            return new SyncAnswer.Missing();
        }

        if (integration.Status == IntegrationStatus.Inactive)
        {
            return new SyncAnswer.Inactive();
        }

        var now = clock.GetUtcNow();
        if (integration.HoldUntil > now)
        {
            return new SyncAnswer.OnHold(integration.HoldUntil.Value);
        }

        var run = new SyncRun(integration.Id, request.Trigger, now);
        if (!await leases.TryStartAsync(run, stopping))
        {
            return await leases.RunningAsync(integration.Id, stopping) is { } other
                ? new SyncAnswer.Busy(other)
                : await TryRunAsync(request, stopping);
        }

        LogStarted(logger, run.Id, integration.Id, request.Trigger);
        return await CarryOutAsync(run, integration, request, stopping);
    }

    private async Task<SyncAnswer> CarryOutAsync(
        SyncRun run,
        SchedulingIntegration integration,
        SyncRequest request,
        CancellationToken stopping
    )
    {
        var tally = new SyncTally();
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await using var heartbeat = new LeaseHeartbeat(leases, run, clock, lost);
        var connected = catalog.Connect(integration);
        SyncEnd end;
        try
        {
            end = connected is null
                ? new SyncEnd.Failed(new ProviderFailure(FailureKind.Unauthorized))
                : new SyncEnd.Done(await PassAsync(run, integration, connected, request, tally, lost.Token));
        }
        catch (ProviderException problem)
        {
            end = new SyncEnd.Failed(problem.Failure);
        }
        catch (LeaseLostException)
        {
            return new SyncAnswer.Missing();
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            if (heartbeat.Lost)
            {
                return new SyncAnswer.Missing();
            }

            end = new SyncEnd.Failed(new ProviderFailure(FailureKind.Interrupted));
        }
        catch (Exception problem)
        {
            // A bug. The run must not stay open, and nobody may take it for a success.
            LogBroken(logger, problem, run.Id, integration.Id);
            end = new SyncEnd.Failed(new ProviderFailure(FailureKind.Interrupted));
        }

        tally.Requests = connected?.Connection.Requests ?? 0;
        return await new SyncFinish(databases, leases, clock).RecordAsync(run, tally, end) is { } finished
            ? Log(finished)
            : new SyncAnswer.Missing();
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
        var settings = integration.Settings;
        var scope = new SyncScope(
            run,
            integration.Provider,
            connected.Provider.Info.Name,
            connected,
            settings,
            DateWindow.Around(run.StartedAt, settings.DaysBack, settings.DaysAhead),
            integration.SeniorId,
            await SeniorIdentities.OfAsync(db, integration.UserId, integration.SeniorId, cancellationToken),
            settings.AssignTo == AssignMode.Owner ? integration.UserId : null,
            request.AcceptsAbsence
        );
        var store = new SyncStore(databases, leases, clock);
        return await new SyncPass(scope, store, new SyncAbsences(databases), tally, run.StartedAt).RunAsync(cancellationToken);
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
