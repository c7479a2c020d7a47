using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>Runs that nobody works on any more.</summary>
internal static class OpenRuns
{
    /// <summary>Closes the integration's open runs as interrupted; the caller saves.</summary>
    /// <returns>Whether there was one.</returns>
    public static async Task<bool> CloseAsync(RemindlyDb db, Guid integrationId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = await db
            .SyncRuns.Where(run => run.IntegrationId == integrationId && run.State == SyncRunState.Running)
            .ToListAsync(cancellationToken);
        foreach (var run in open)
        {
            run.Interrupt(now);
        }

        return open.Count > 0;
    }
}
