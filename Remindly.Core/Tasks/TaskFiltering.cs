using Microsoft.EntityFrameworkCore;

namespace Remindly.Core.Tasks;

/// <summary>A filter as conditions of a query. "Open" is said as the index of open tasks says it.</summary>
internal static class TaskFiltering
{
    public static IQueryable<CareTask> Where(this IQueryable<CareTask> tasks, TaskFilter filter) =>
        Texts.Line(filter.Text) is { } text ? tasks.WhereTextAside(filter).Holding(text) : tasks.WhereTextAside(filter);

    /// <summary>For whoever finds the text in its own index.</summary>
    public static IQueryable<CareTask> WhereTextAside(this IQueryable<CareTask> tasks, TaskFilter filter)
    {
        if (filter.SeniorId is { } seniorId)
        {
            tasks = tasks.Where(task => task.SeniorId == seniorId);
        }

        tasks = filter.Source switch
        {
            null => tasks,
            TaskFilter.Manual => tasks.Where(task => task.ExternalSource == null),
            TaskFilter.External => tasks.Where(task => task.ExternalSource != null),
            var source => tasks.Where(task => task.ExternalSource == source),
        };

        tasks =
            filter.Statuses.Count == 0 ? tasks
            : filter.IsOpen ? tasks.Where(task => task.Status < CareTaskStatus.Completed)
            : tasks.Where(task => filter.Statuses.Contains(task.Status));
        tasks = filter.Types.Count == 0 ? tasks : tasks.Where(task => filter.Types.Contains(task.Type));
        tasks = filter.Priorities.Count == 0 ? tasks : tasks.Where(task => filter.Priorities.Contains(task.Priority));

        if (filter.AssignedTo is { } assignee)
        {
            tasks = tasks.Where(task => task.AssignedTo == assignee);
        }

        tasks = filter.Unassigned ? tasks.Where(task => task.AssignedTo == null) : tasks;
        tasks = filter.OpenEnded ? tasks.Where(task => task.ScheduledAt == null) : tasks;
        if (filter.From is { } from)
        {
            tasks = tasks.Where(task => task.ScheduledAt >= from);
        }

        if (filter.To is { } to)
        {
            tasks = tasks.Where(task => task.ScheduledAt < to);
        }

        return tasks;
    }

    // Both engines get the text as a parameter, with the characters that LIKE knows escaped.
    public static IQueryable<CareTask> Holding(this IQueryable<CareTask> tasks, string text)
    {
        var sought = text.ToLower();
        return tasks.Where(task =>
            task.Title.ToLower().Contains(sought)
            || task.Location!.ToLower().Contains(sought)
            || task.Notes!.ToLower().Contains(sought)
            || task.Description!.ToLower().Contains(sought)
        );
    }
}
