using Remindly.Core.Tasks;
using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Tasks;

/// <summary>
/// What is in sight stays in sight while a page is open: a task that was finished, taken or cancelled meanwhile shows so in its place,
/// under the finger and with the focus it had. Only what was moved away, or is gone for its reader, goes.
/// </summary>
internal static class InSight
{
    private const int MostAsked = 20;

    /// <param name="shown">As it was.</param>
    /// <param name="read">As it is now.</param>
    /// <param name="elsewhere">What stands in another list of the page.</param>
    public static async Task<List<TaskSummary>> KeepAsync(
        TaskQueries queries,
        Guid userId,
        IReadOnlyList<TaskSummary> shown,
        IEnumerable<TaskSummary> read,
        IEnumerable<TaskSummary> elsewhere,
        CancellationToken cancellationToken
    )
    {
        List<TaskSummary> now = [.. read];
        var known = now.Concat(elsewhere).Select(task => task.Id).ToHashSet();
        var missing = shown.Index().Where(each => !known.Contains(each.Item.Id)).Take(MostAsked).ToList();
        foreach (var (place, task) in missing)
        {
            var found = (await queries.GetAsync(userId, task.Id, cancellationToken)).Value?.Task;
            if (found is not null && found.ScheduledAt == task.ScheduledAt)
            {
                now.Insert(Math.Min(place, now.Count), found);
            }
        }

        return now;
    }
}
