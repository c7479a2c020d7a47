using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;
using Remindly.Core.Tasks;

namespace Remindly.Core.Scheduling.Health;

/// <summary>A visit that could be moved or cancelled at its provider without anybody here seeing it.</summary>
/// <param name="TimeZone">The senior's, which says when that is.</param>
public sealed record VisitAtRisk(Guid TaskId, string Title, DateTimeOffset At, DateOnly? AllDayOn, string TimeZone);

/// <summary>The visits of a connection that is not well.</summary>
/// <param name="Next">The first <see cref="Named"/> of them.</param>
public sealed record VisitsAtRisk(int Count, IReadOnlyList<VisitAtRisk> Next)
{
    public const int Named = 3;

    public static readonly VisitsAtRisk None = new(0, []);
}

/// <summary>Finds the open visits ahead that a connection would keep right if it were well.</summary>
public sealed class RiskReader(IDbContextFactory<RemindlyDb> databases, TimeProvider clock)
{
    public async Task<VisitsAtRisk> FindAsync(Guid userId, IntegrationView integration, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var end = DateWindow.Around(now, 0, integration.Settings.DaysAhead).To;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visits = db.VisibleTasksOf(userId)
            .Where(task =>
                task.SchedulingIntegrationId == integration.Id
                && task.ScheduledAt >= now
                && task.ScheduledAt <= end
                && task.Status < CareTaskStatus.Completed
            );
        var next = await visits
            .OrderBy(task => task.ScheduledAt)
            .ThenBy(task => task.Id)
            .Take(VisitsAtRisk.Named)
            .Select(task => new VisitAtRisk(
                task.Id,
                task.Title,
                task.ScheduledAt!.Value,
                task.AllDayOn,
                db.Seniors.Where(senior => senior.Id == task.SeniorId).Select(senior => senior.TimeZone).First()
            ))
            .ToListAsync(cancellationToken);
        var count = next.Count < VisitsAtRisk.Named ? next.Count : await visits.CountAsync(cancellationToken);
        return new VisitsAtRisk(count, next);
    }
}
