using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Persistence;

namespace Remindly.Core.Tasks;

/// <summary>What people do to tasks that come again. Every method says who asks. Conflict <c>not_repeating</c>.</summary>
public sealed class TaskSeriesService(IDbContextFactory<RemindlyDb> databases, TimeProvider clock)
{
    public const string NotRepeating = "not_repeating";
    private const int MostTries = 20;

    /// <summary>For owners and helpers. Makes the first 90 days of it and answers the first occurrence.</summary>
    public async Task<Outcome<TaskSummary>> CreateAsync(Guid userId, Guid seniorId, TaskChange fields, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await RoleGate.RefuseAsync<TaskSummary>(db, userId, seniorId, CircleRole.Helper, cancellationToken) is { } refused)
        {
            return refused;
        }

        var zone = await db.Seniors.Where(senior => senior.Id == seniorId).Select(senior => senior.TimeZone).SingleAsync(cancellationToken);
        var faults = new Faults();
        var details = TaskRules.ReadNew(fields, zone, faults);
        await Assignees.CheckAsync(db, seniorId, details.AssignedTo, "assigned_to", faults, cancellationToken);
        var now = clock.Now();
        var rrule = TaskRepeatRules.Read(fields, details, zone, now, faults);
        if (faults.Any)
        {
            return faults.Refuse<TaskSummary>();
        }

        var series = TaskSeries.Create(seniorId, userId, details, rrule, zone, now);
        var made = TaskSeriesMaker.Make(db, series, now);
        db.Add(series);
        await db.SaveChangesAsync(cancellationToken);
        return await db.FindSummaryAsync(userId, made[0].Id, cancellationToken);
    }

    /// <summary>
    /// For owners and helpers: the open occurrences after this one go, and no more are made; this one too when
    /// <paramref name="withThis"/>. What is done stays.
    /// </summary>
    public Task<Outcome<SeriesEnd>> EndAsync(Guid userId, Guid taskId, bool withThis, CancellationToken cancellationToken) =>
        EditAsync(
            userId,
            taskId,
            (db, task, series, now) => EndAsync(db, userId, task, series, withThis, now, cancellationToken),
            cancellationToken
        );

    /// <summary>Takes an end back: what went with it comes again.</summary>
    public Task<Outcome<SeriesEnd>> ResumeAsync(Guid userId, Guid taskId, CancellationToken cancellationToken) =>
        EditAsync(userId, taskId, (db, _, series, now) => ResumeAsync(db, userId, series, now, cancellationToken), cancellationToken);

    private static async Task<SeriesEnd> EndAsync(
        RemindlyDb db,
        Guid userId,
        CareTask task,
        TaskSeries series,
        bool withThis,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (series.EndedAt is not null)
        {
            return new SeriesEnd(0);
        }

        var later = await db
            .Tasks.Where(each => each.SeriesId == series.Id && each.DismissedAt == null && each.Status < CareTaskStatus.Completed)
            .Where(each => each.OccurrenceAt > task.OccurrenceAt || (withThis && each.Id == task.Id))
            .ToListAsync(cancellationToken);
        series.End(now);
        foreach (var each in later)
        {
            var edit = new TaskEdit(each, userId, now);
            edit.Dismiss();
            db.AddRange(edit.Events);
        }

        return new SeriesEnd(later.Count);
    }

    // What went with the end went at the same moment.
    private static async Task<SeriesEnd> ResumeAsync(
        RemindlyDb db,
        Guid userId,
        TaskSeries series,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (series.EndedAt is not { } endedAt)
        {
            return new SeriesEnd(0);
        }

        var gone = await db.Tasks.Where(each => each.SeriesId == series.Id && each.DismissedAt == endedAt).ToListAsync(cancellationToken);
        series.Resume();
        foreach (var each in gone)
        {
            var edit = new TaskEdit(each, userId, now);
            edit.Restore();
            db.AddRange(edit.Events);
        }

        return new SeriesEnd(gone.Count);
    }

    private async Task<Outcome<SeriesEnd>> EditAsync(Guid userId, Guid taskId, Change change, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var task = await db.TasksOf(userId).SingleOrDefaultAsync(each => each.Id == taskId, cancellationToken);
            var role = task is null ? null : await db.RoleOf(userId, task.SeniorId).SingleOrDefaultAsync(cancellationToken);
            if (RoleGate.Refuse<SeriesEnd>(role, CircleRole.Helper) is { } refused)
            {
                return refused;
            }

            if (await db.TaskSeries.SingleOrDefaultAsync(each => each.Id == task!.SeriesId, cancellationToken) is not { } series)
            {
                return new Outcome<SeriesEnd>.Conflict(NotRepeating, "This task does not repeat.");
            }

            try
            {
                var end = await change(db, task!, series, clock.Now());
                await db.SaveChangesAsync(cancellationToken);
                return end;
            }
            catch (DbUpdateConcurrencyException) when (tries < MostTries) { }
        }
    }

    private delegate Task<SeriesEnd> Change(RemindlyDb db, CareTask task, TaskSeries series, DateTimeOffset now);
}

/// <summary>What ending a repeat, or taking that back, did.</summary>
/// <param name="Tasks">How many occurrences went, or came back.</param>
public sealed record SeriesEnd(int Tasks);
