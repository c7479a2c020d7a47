using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Persistence;

namespace Remindly.Core.Tasks;

/// <summary>
/// Reads days as a calendar shows them. Only what a day shows is read whole; of the rest only when it is, to be counted. Both are bounded.
/// </summary>
public sealed class CalendarQueries(IDbContextFactory<RemindlyDb> databases)
{
    public const int MostTasks = 5_000;

    /// <summary>Tasks without a time never come. Refused names <c>q</c> or <c>to</c>.</summary>
    public async Task<Outcome<CalendarSpan>> ReadAsync(
        Guid userId,
        TaskFilter filter,
        CalendarRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.First, request.Last);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Last.DayNumber - request.First.DayNumber, CalendarRequest.MostDays - 1);
        var faults = new Faults();
        filter.Check(faults);
        if (faults.Any)
        {
            return faults.Refuse<CalendarSpan>();
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await FindAsync(db, userId, filter, request, cancellationToken);
        var days = found.Take(MostTasks).GroupBy(task => task.Day).ToDictionary(day => day.Key, day => day.ToList());
        var shown = days.Values.SelectMany(day => day.Take(request.MostPerDay)).Select(task => task.Id).ToList();
        var summaries = await db.Summaries(userId, db.VisibleTasksOf(userId).Where(task => shown.Contains(task.Id)))
            .ToDictionaryAsync(task => task.Id, cancellationToken);
        return new CalendarSpan([.. Dates(request).Select(Day)], found.Count <= MostTasks);

        CalendarDay Day(DateOnly date)
        {
            var tasks = days.GetValueOrDefault(date) ?? [];
            return new CalendarDay(
                date,
                [.. tasks.Select(task => summaries.GetValueOrDefault(task.Id)).OfType<TaskSummary>()],
                tasks.Count
            );
        }
    }

    private static IEnumerable<DateOnly> Dates(CalendarRequest request) =>
        Enumerable.Range(0, request.Last.DayNumber - request.First.DayNumber + 1).Select(request.First.AddDays);

    // Seniors who share a zone share their days: one reading from their index each.
    private static async Task<List<Placed>> FindAsync(
        RemindlyDb db,
        Guid userId,
        TaskFilter filter,
        CalendarRequest request,
        CancellationToken cancellationToken
    )
    {
        var seniors = await db.SeniorsOf(userId)
            .Where(senior => filter.SeniorId == null || senior.Id == filter.SeniorId)
            .Select(senior => new { senior.Id, senior.TimeZone })
            .ToListAsync(cancellationToken);
        var tasks = db.VisibleTasksOf(userId).Where(filter);
        List<Placed> found = [];
        foreach (var zone in seniors.GroupBy(senior => senior.TimeZone, senior => senior.Id))
        {
            List<Guid> theirs = [.. zone];
            var read = await Within(tasks.Where(task => theirs.Contains(task.SeniorId)), request, zone.Key)
                .Take(MostTasks + 1)
                .Select(task => new
                {
                    task.Id,
                    At = task.ScheduledAt!.Value,
                    task.AllDayOn,
                })
                .ToListAsync(cancellationToken);
            found.AddRange(
                read.Select(task => new Placed(
                    task.AllDayOn ?? Zones.DateOf(task.At, zone.Key),
                    task.AllDayOn is null,
                    Zones.Local(task.At, zone.Key).DateTime,
                    task.At,
                    task.Id
                ))
            );
        }

        found.Sort();
        return found;
    }

    // An all-day task keeps its date when its senior moves to another zone, so that its instant may be one of a day beside it.
    private static IQueryable<CareTask> Within(IQueryable<CareTask> tasks, CalendarRequest request, string zone)
    {
        var (from, to) = (Zones.StartOfDay(request.First, zone), Zones.StartOfDay(request.Last.AddDays(1), zone));
        var (early, late) = (from.AddDays(-1), to.AddDays(1));
        var (first, last) = (request.First, request.Last);
        return tasks
            .Where(task => task.ScheduledAt >= early && task.ScheduledAt < late)
            .Where(task =>
                task.AllDayOn == null ? task.ScheduledAt >= from && task.ScheduledAt < to : task.AllDayOn >= first && task.AllDayOn <= last
            )
            .OrderBy(task => task.ScheduledAt)
            .ThenBy(task => task.Id);
    }

    /// <summary>When a task is, in the order of a calendar: by the clock on its senior's wall.</summary>
    private readonly record struct Placed(DateOnly Day, bool IsTimed, DateTime Clock, DateTimeOffset At, Guid Id) : IComparable<Placed>
    {
        public int CompareTo(Placed other) =>
            (Day, IsTimed, Clock, At, Id).CompareTo((other.Day, other.IsTimed, other.Clock, other.At, other.Id));
    }
}
