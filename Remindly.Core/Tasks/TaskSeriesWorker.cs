using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Remindly.Core.Tasks;

/// <summary>Makes the coming occurrences of tasks that repeat, a few times a day. Several processes may do so at once.</summary>
internal sealed partial class TaskSeriesWorker(TaskSeriesMaker maker, TimeProvider clock, ILogger<TaskSeriesWorker> logger)
    : BackgroundService
{
    private const int MostAtOnce = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await MakeDueAsync(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogBroken(logger, problem);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task MakeDueAsync(CancellationToken cancellationToken)
    {
        HashSet<Guid> tried = [];
        while (true)
        {
            var due = await maker.DueAsync(MostAtOnce, cancellationToken);
            if (!due.Any(tried.Add))
            {
                return;
            }

            foreach (var id in due)
            {
                tried.Add(id);
                await MakeOneAsync(id, cancellationToken);
            }
        }
    }

    // One that breaks does not keep the others from their turn.
    private async Task MakeOneAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            await maker.MakeAsync(id, cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogNotMade(logger, problem, id);
        }
    }

    [LoggerMessage(LogLevel.Error, "The coming occurrences of the repeat {SeriesId} could not be made; the next turn tries again.")]
    private static partial void LogNotMade(ILogger logger, Exception problem, Guid seriesId);

    [LoggerMessage(LogLevel.Error, "Making the coming occurrences of repeats broke; the next turn follows.")]
    private static partial void LogBroken(ILogger logger, Exception problem);
}
