using Microsoft.EntityFrameworkCore;
using Remindly.Core.Care;
using Remindly.Core.Persistence;

namespace Remindly.Core.Tasks;

/// <summary>Reads of tasks that fetch what is shown, and nothing else, in one go.</summary>
internal static class TaskProjections
{
    /// <summary>The tasks of this person's circles that are not dismissed.</summary>
    public static IQueryable<CareTask> VisibleTasksOf(this RemindlyDb db, Guid userId) =>
        db.TasksOf(userId).Where(task => task.DismissedAt == null);

    public static async Task<Outcome<TaskSummary>> FindSummaryAsync(
        this RemindlyDb db,
        Guid userId,
        Guid taskId,
        CancellationToken cancellationToken
    )
    {
        var tasks = db.Summaries(userId, db.VisibleTasksOf(userId).Where(task => task.Id == taskId));
        return await tasks.SingleOrDefaultAsync(cancellationToken) is { } found ? found : new Outcome<TaskSummary>.Missing();
    }

    public static IQueryable<TaskSummary> Summaries(this RemindlyDb db, Guid userId, IQueryable<CareTask> tasks) =>
        tasks.Select(task => new TaskSummary
        {
            Id = task.Id,
            SeniorId = task.SeniorId,
            SeniorName = db.Seniors.Where(senior => senior.Id == task.SeniorId).Select(senior => senior.Nickname ?? senior.Name).First(),
            SeniorTimeZone = db.Seniors.Where(senior => senior.Id == task.SeniorId).Select(senior => senior.TimeZone).First(),
            Role = db
                .CircleMembers.Where(member => member.SeniorId == task.SeniorId && member.UserId == userId)
                .Select(member => member.Role)
                .First(),
            Title = task.Title,
            Description = task.Description,
            Type = task.Type,
            Status = task.Status,
            Priority = task.Priority,
            ScheduledAt = task.ScheduledAt,
            AllDayOn = task.AllDayOn,
            DurationMinutes = task.DurationMinutes,
            Location = task.Location,
            Notes = task.Notes,
            AssignedTo = task.AssignedTo,
            AssigneeName = db
                .Users.Where(user => user.Id == task.AssignedTo)
                .Select(user => user.DisplayName != "" ? user.DisplayName : user.Email)
                .FirstOrDefault(),
            CreatedBy = task.CreatedBy,
            CompletedAt = task.CompletedAt,
            ExternalSource = task.ExternalSource,
            ExternalId = task.ExternalId,
            ExternalUrl = task.ExternalUrl,
            SchedulingIntegrationId = task.SchedulingIntegrationId,
            SeriesId = task.SeriesId,
            Rrule = db
                .TaskSeries.Where(series => series.Id == task.SeriesId && series.EndedAt == null)
                .Select(series => series.Rrule)
                .FirstOrDefault(),
            CreatedAt = task.CreatedAt,
            UpdatedAt = task.UpdatedAt,
            Version = task.Version,
        });
}
