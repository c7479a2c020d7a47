using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Persistence;

namespace Remindly.Core.Tasks;

/// <summary>Reads a senior's day. Each part is the start of a list that an index of theirs holds in order.</summary>
public sealed class TodayQueries(IDbContextFactory<RemindlyDb> databases, TimeProvider clock)
{
    public const int DaysAhead = 7;
    public const int MostDue = 30;
    public const int MostOther = 5;
    public const int MostChanges = 8;

    // A large sync can touch thousands; the latest of them tell what there is to tell.
    private const int MostTouched = 200;

    public async Task<Outcome<SeniorToday>> ReadAsync(Guid userId, Guid seniorId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var zone = await db.SeniorsOf(userId)
            .Where(senior => senior.Id == seniorId)
            .Select(senior => senior.TimeZone)
            .SingleOrDefaultAsync(cancellationToken);
        if (zone is null)
        {
            return new Outcome<SeniorToday>.Missing();
        }

        var (start, end) = Zones.DayOf(clock.Now(), zone);
        var until = Zones.StartOfDay(Zones.DateOf(end, zone).AddDays(DaysAhead), zone);
        var yesterday = Zones.StartOfDay(Zones.DateOf(start, zone).AddDays(-1), zone);
        var tasks = db.VisibleTasksOf(userId).Where(task => task.SeniorId == seniorId);
        var open = tasks.Where(task => task.Status < CareTaskStatus.Completed);
        var overdue = open.Where(task => task.ScheduledAt < start).OrderByDescending(task => task.ScheduledAt);
        var due = tasks.Where(task => task.ScheduledAt >= start && task.ScheduledAt < end && task.Status != CareTaskStatus.Cancelled);
        var free = open.Where(task => task.AssignedTo == null && task.ScheduledAt >= end && task.ScheduledAt < until);
        return new SeniorToday(
            await FewAsync(overdue.ThenByDescending(task => task.Id), MostOther),
            await FewAsync(due.OrderBy(task => task.ScheduledAt).ThenBy(task => task.Id), MostDue),
            await FewAsync(free.OrderBy(task => task.ScheduledAt).ThenBy(task => task.Id), MostOther),
            await ChangesAsync(db, userId, tasks.Where(task => task.UpdatedAt >= yesterday), yesterday, cancellationToken)
        );

        async Task<Few<TaskSummary>> FewAsync(IQueryable<CareTask> list, int most) =>
            Few<TaskSummary>.Of(await db.Summaries(userId, list.Take(most + 1)).ToListAsync(cancellationToken), most);
    }

    private static async Task<Few<RecentChange>> ChangesAsync(
        RemindlyDb db,
        Guid userId,
        IQueryable<CareTask> changed,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        var touched = await changed
            .OrderByDescending(task => task.UpdatedAt)
            .ThenByDescending(task => task.Id)
            .Take(MostTouched)
            .Select(task => task.Id)
            .ToListAsync(cancellationToken);
        var read = await (
            from entry in db.TaskEvents
            where touched.Contains(entry.TaskId) && entry.At >= since && RecentMoves.Kinds.Contains(entry.Kind)
            orderby entry.Id
            select new
            {
                entry.TaskId,
                Entry = new TaskHistoryEntry(
                    entry.Id,
                    entry.Kind,
                    entry.At,
                    entry.UserId,
                    db.Users.Where(user => user.Id == entry.UserId)
                        .Select(user => user.DisplayName != "" ? user.DisplayName : user.Email)
                        .FirstOrDefault(),
                    entry.Detail
                ),
            }
        ).ToListAsync(cancellationToken);
        var moves = read.GroupBy(each => each.TaskId, each => each.Entry)
            .Select(task => (TaskId: task.Key, Move: RecentMoves.Of([.. task])))
            .Where(each => each.Move is not null)
            .OrderByDescending(each => each.Move!.Entry.Id)
            .Take(MostChanges + 1)
            .ToDictionary(each => each.TaskId, each => each.Move!);
        var told = moves.Keys.ToList();
        var summaries = await db.Summaries(userId, changed.Where(task => told.Contains(task.Id))).ToListAsync(cancellationToken);
        return Few<RecentChange>.Of(
            [.. summaries.Select(task => Change(task, moves[task.Id])).OrderByDescending(change => moves[change.Task.Id].Entry.Id)],
            MostChanges
        );
    }

    private static RecentChange Change(TaskSummary task, RecentMove move) =>
        new(task, move.Entry.Kind, move.Entry.At, move.Entry.UserId, move.Entry.UserName, move.Before, move.After);
}
