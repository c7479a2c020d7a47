using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>How a run came to its end.</summary>
internal abstract record SyncEnd
{
    private SyncEnd() { }

    public sealed record Done(PassOutcome Outcome) : SyncEnd;

    public sealed record Failed(ProviderFailure Failure) : SyncEnd;
}

/// <summary>Closes a run: its counts, the integration's state and the lease, all or nothing.</summary>
internal sealed class SyncFinish(IDbContextFactory<RemindlyDb> databases, SyncLeases leases, TimeProvider clock)
{
    private const int MostTries = 5;
    private static readonly TimeSpan HistoryKept = TimeSpan.FromDays(90);

    /// <summary>The closed run; null when another one has taken over or the integration is gone.</summary>
    /// <param name="begun">The integration as the run began with it.</param>
    public async Task<SyncRun?> RecordAsync(SyncRun run, SchedulingIntegration begun, SyncTally tally, SyncEnd end)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await TryRecordAsync(run, begun, tally, end);
            }
            catch (LeaseLostException)
            {
                return null;
            }
            catch (DbUpdateConcurrencyException) when (tries < MostTries)
            {
                // A person changed the integration at this very moment: close it over what they made of it.
            }
        }
    }

    private async Task<SyncRun> TryRecordAsync(SyncRun run, SchedulingIntegration begun, SyncTally tally, SyncEnd end)
    {
        var none = CancellationToken.None;
        await using var db = await databases.CreateDbContextAsync(none);
        await using var transaction = await db.Database.BeginTransactionAsync(none);
        await leases.RenewAsync(db, run, none);
        var now = clock.GetUtcNow();
        var integration = await db.Integrations.SingleAsync(each => each.Id == run.IntegrationId, none);
        var stored = await db.SyncRuns.SingleAsync(each => each.Id == run.Id, none);
        switch (end)
        {
            case SyncEnd.Done(var outcome):
                stored.Finish(tally, outcome.Complete, outcome.Notice, now);
                integration.Succeeded(now, outcome.Complete, outcome.Notice, outcome.MissingHeld, outcome.Memory);
                break;
            case SyncEnd.Failed(var failure):
                stored.Fail(tally, failure.Kind, now);
                if (integration.SignsInAs(begun))
                {
                    integration.Failed(now, failure);
                }

                break;
            default:
                break;
        }

        if (integration.Version != begun.Version)
        {
            // A person changed what the run was about while it was at work.
            integration.SyncSoon(now);
        }

        await db.SaveChangesAsync(none);
        await db.SyncLeases.Where(lease => lease.RunId == run.Id).ExecuteDeleteAsync(none);
        var forget = now - HistoryKept;
        await db.SyncRuns.Where(each => each.IntegrationId == run.IntegrationId && each.StartedAt < forget).ExecuteDeleteAsync(none);
        await transaction.CommitAsync(none);
        return stored;
    }
}
