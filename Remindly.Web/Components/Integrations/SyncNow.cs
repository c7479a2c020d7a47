using System.Threading.Channels;
using Remindly.Core;
using Remindly.Core.Changes;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Integrations;

/// <summary>What a person who pressed a button reads about the run.</summary>
/// <param name="Good">Whether it ran to a good end.</param>
public sealed record SyncSaid(bool Good, string Words);

/// <summary>Asks for a run and waits for its end: its own, or that of the run already at work.</summary>
public sealed class SyncNow(IntegrationService integrations, SyncHistory history, ChangeFeed feed, TimeProvider clock)
{
    // What another process does nobody tells of.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    private const int RunsLookedAt = 20;

    /// <param name="cancellationToken">Ends the waiting, not the run.</param>
    public async Task<SyncSaid> RunAsync(Guid userId, IntegrationView integration, SyncRequest request, CancellationToken cancellationToken)
    {
        var answer = await integrations.SyncAsync(userId, request, cancellationToken);
        if (answer is Outcome<SyncAnswer>.Done(SyncAnswer.Busy(var other)))
        {
            var run = await WatchAsync(userId, request.IntegrationId, other, cancellationToken);
            if (!request.AcceptsAbsence)
            {
                return run is null ? SyncWords.Of(new SyncAnswer.Missing(), integration) : SyncWords.Of(run, integration);
            }

            // The run at work did not know that the person accepts what is missing.
            answer = await integrations.SyncAsync(userId, request, cancellationToken);
        }

        return answer is Outcome<SyncAnswer>.Done(var done) ? SyncWords.Of(done, integration) : new SyncSaid(false, answer.Problem!);
    }

    private async Task<SyncRun?> WatchAsync(Guid userId, Guid integrationId, Guid runId, CancellationToken cancellationToken)
    {
        var told = Channel.CreateBounded<Change>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var listening = feed.Listen(change =>
        {
            if (change is Change.OfIntegration(var id, _) && id == integrationId)
            {
                told.Writer.TryWrite(change);
            }
        });
        while (true)
        {
            var runs = await history.PageAsync(userId, integrationId, new PageRequest(Limit: RunsLookedAt), cancellationToken);
            if (runs.Value?.Items.FirstOrDefault(run => run.Id == runId) is not { } run)
            {
                return null;
            }

            if (run.State != SyncRunState.Running)
            {
                return run;
            }

            var heard = told.Reader.ReadAsync(cancellationToken).AsTask();
            await Task.WhenAny(heard, Task.Delay(Look, clock, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
