using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Persistence;

namespace Remindly.Core.Tasks;

/// <summary>Open tasks of somebody who leaves are nobody's again; what they did stays theirs.</summary>
internal sealed class HandBackTasks : IHandBack
{
    public async Task ReleaseAsync(
        RemindlyDb db,
        Guid userId,
        Guid seniorId,
        Guid memberId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var theirs = await db
            .Tasks.Where(task => task.SeniorId == seniorId && task.AssignedTo == memberId && task.Status < CareTaskStatus.Completed)
            .ToListAsync(cancellationToken);
        foreach (var task in theirs)
        {
            var edit = new TaskEdit(task, userId, now);
            edit.Assign(null);
            db.AddRange(edit.Events);
        }

        var coming = await db
            .TaskSeries.Where(series => series.SeniorId == seniorId && series.AssignedTo == memberId)
            .ToListAsync(cancellationToken);
        coming.ForEach(series => series.Free());
    }
}
