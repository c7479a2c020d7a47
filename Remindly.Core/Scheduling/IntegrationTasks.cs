using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Tasks;

namespace Remindly.Core.Scheduling;

/// <summary>An appointment that an integration has brought, as a line of a short list.</summary>
/// <param name="AllDayOn">Its date, where it has no time.</param>
/// <param name="TimeZone">The senior's IANA zone.</param>
public sealed record BroughtTask(
    Guid Id,
    string Title,
    DateTimeOffset ScheduledAt,
    DateOnly? AllDayOn,
    CareTaskStatus Status,
    string? Location,
    string SeniorName,
    string TimeZone
)
{
    public bool IsOpen => Status < CareTaskStatus.Completed;
}

/// <param name="Upcoming">The next ones.</param>
/// <param name="Recent">The latest ones that are over.</param>
public sealed record BroughtTasks(IReadOnlyList<BroughtTask> Upcoming, IReadOnlyList<BroughtTask> Recent);

/// <summary>Reads what an integration keeps up to date, for a person of the circle.</summary>
public sealed class IntegrationTasks(IDbContextFactory<RemindlyDb> databases, TimeProvider clock)
{
    private const int MostShown = 5;

    public async Task<BroughtTasks> LookAsync(Guid userId, Guid integrationId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = db.TasksOf(userId).Where(task => task.SchedulingIntegrationId == integrationId && task.DismissedAt == null);
        var upcoming = all.Where(task => task.ScheduledAt >= now).OrderBy(task => task.ScheduledAt).ThenBy(task => task.Id);
        var recent = all.Where(task => task.ScheduledAt < now).OrderByDescending(task => task.ScheduledAt).ThenBy(task => task.Id);
        return new BroughtTasks(
            await Read(db, upcoming.Take(MostShown)).ToListAsync(cancellationToken),
            await Read(db, recent.Take(MostShown)).ToListAsync(cancellationToken)
        );
    }

    private static IQueryable<BroughtTask> Read(RemindlyDb db, IQueryable<CareTask> tasks) =>
        tasks.Select(task => new BroughtTask(
            task.Id,
            task.Title,
            task.ScheduledAt!.Value,
            task.AllDayOn,
            task.Status,
            task.Location,
            db.Seniors.Where(senior => senior.Id == task.SeniorId).Select(senior => senior.Nickname ?? senior.Name).First(),
            db.Seniors.Where(senior => senior.Id == task.SeniorId).Select(senior => senior.TimeZone).First()
        ));
}
