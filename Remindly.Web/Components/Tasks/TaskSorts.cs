using Remindly.Core.Tasks;

namespace Remindly.Web.Components.Tasks;

/// <summary>The orders of a task list, as the HTTP contract spells them.</summary>
internal static class TaskSorts
{
    public static readonly IReadOnlyDictionary<string, TaskSort> All = new Dictionary<string, TaskSort>(StringComparer.Ordinal)
    {
        ["scheduled_at"] = TaskSort.ScheduledAt,
        ["-scheduled_at"] = TaskSort.ScheduledAtDescending,
        ["updated_at"] = TaskSort.UpdatedAt,
        ["-updated_at"] = TaskSort.UpdatedAtDescending,
    };

    public static readonly IReadOnlyList<KeyValuePair<string, string>> Choices =
    [
        new("", "By day"),
        new("-scheduled_at", "By day, the last first"),
        new("-updated_at", "What changed last first"),
        new("updated_at", "What has not changed for longest first"),
    ];
}
