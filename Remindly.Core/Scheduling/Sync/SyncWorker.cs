using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Remindly.Core.Persistence;
using Remindly.Core.Tasks;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>Syncs what is due by itself, oldest first, closes the runs of processes that died, and clears away what is over.</summary>
internal sealed partial class SyncWorker(
    IDbContextFactory<RemindlyDb> databases,
    SyncService sync,
    SyncRecovery recovery,
    SyncUpkeep upkeep,
    TaskPurge removed,
    IOptions<SchedulingOptions> options,
    TimeProvider clock,
    ILogger<SyncWorker> logger
) : BackgroundService
{
    private const int MostAtOnce = 50;
    private const int SideBySide = 2;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await recovery.RecoverAsync(stoppingToken);
                await upkeep.RunAsync(stoppingToken);
                await removed.RunAsync(stoppingToken);
                await SyncDueAsync(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogBroken(logger, problem);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SyncDueAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.AutoSync)
        {
            return;
        }

        var due = await DueAsync(cancellationToken);
        var sideBySide = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(due, sideBySide, async (id, token) => await SyncOneAsync(id, token));
    }

    // One that breaks does not keep the others from their turn.
    private async Task SyncOneAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            await sync.RunAsync(new SyncRequest(id, SyncTrigger.Schedule), cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogNotSynced(logger, problem, id);
        }
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancellationToken)
    {
        // Whoever has just connected may be about to press the button.
        var due = clock.GetUtcNow() - Pause;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db
            .Integrations.Where(integration => integration.NextSyncAt <= due)
            .OrderBy(integration => integration.NextSyncAt)
            .Select(integration => integration.Id)
            .Take(MostAtOnce)
            .ToListAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "Automatic sync of integration {IntegrationId} broke; the next turn follows.")]
    private static partial void LogNotSynced(ILogger logger, Exception problem, Guid integrationId);

    [LoggerMessage(LogLevel.Error, "A turn of automatic sync broke; the next one follows.")]
    private static partial void LogBroken(ILogger logger, Exception problem);
}
