using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;

namespace Remindly.Core.Tasks;

/// <summary>A task of our own that was removed goes for good after a month; one of a provider's or of a repeat is remembered, or it would come back.</summary>
internal sealed class TaskPurge(IDbContextFactory<RemindlyDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Kept;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var gone = db.Tasks.Where(task => task.ExternalSource == null && task.SeriesId == null && task.DismissedAt < before);

        // Looking takes no lock; most times there is nothing.
        if (await gone.AnyAsync(cancellationToken))
        {
            await gone.ExecuteDeleteAsync(cancellationToken);
        }
    }
}
