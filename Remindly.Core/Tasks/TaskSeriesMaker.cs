using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Persistence;

namespace Remindly.Core.Tasks;

/// <summary>Makes the occurrences of a series as far ahead as they are wanted, each once, whoever else is at it.</summary>
internal sealed class TaskSeriesMaker(IDbContextFactory<RemindlyDb> databases, TimeProvider clock)
{
    /// <summary>So long before the horizon is reached, more are made.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromDays(1);

    /// <summary>The series whose occurrences do not reach far enough.</summary>
    public async Task<IReadOnlyList<Guid>> DueAsync(int most, CancellationToken cancellationToken)
    {
        var reach = clock.Now() + TaskRepeat.Ahead - Slack;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db
            .TaskSeries.Where(series => series.EndedAt == null && series.MadeUntil < reach)
            .OrderBy(series => series.MadeUntil)
            .Select(series => series.Id)
            .Take(most)
            .ToListAsync(cancellationToken);
    }

    /// <summary>How many were made. Of two who come at once, one makes them and the other finds nothing to do.</summary>
    public async Task<int> MakeAsync(Guid seriesId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        var holding = "SELECT * FROM task_series WHERE id = {0}" + db.RowLock;
        var series = (await db.TaskSeries.FromSqlRaw(holding, seriesId).ToListAsync(cancellationToken)).SingleOrDefault();
        if (series is not { EndedAt: null, MadeUntil: not null })
        {
            return 0;
        }

        var made = Make(db, series, clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return made.Count;
    }

    /// <summary>Adds the occurrences that are missing to this context; whoever asks saves them.</summary>
    public static IReadOnlyList<CareTask> Make(RemindlyDb db, TaskSeries series, DateTimeOffset now)
    {
        var from = series.MadeUntil ?? now;
        var horizon = TaskRepeat.Horizon(from == series.StartsAt ? from : null, now);
        if (horizon <= from)
        {
            return [];
        }

        var stretch = TaskRepeat.Of(series).Between(from, horizon);
        List<CareTask> made = [.. stretch.Occurrences.Select(at => CareTask.Create(series, at, DayOf(series, at), now))];
        series.Made(stretch.Until);
        db.AddRange(made);
        db.AddRange(made.Select(task => new TaskEvent(task.Id, TaskEventKind.Created, now, series.CreatedBy)));
        return made;
    }

    private static DateOnly? DayOf(TaskSeries series, DateTimeOffset at) =>
        series.AllDayOn is null ? null : Zones.DateOf(at, series.TimeZone);
}
