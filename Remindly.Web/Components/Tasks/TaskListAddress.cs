using Remindly.Core;
using Remindly.Core.Tasks;

namespace Remindly.Web.Components.Tasks;

/// <summary>A filtered task list, as its address says it; what the address leaves out is not filtered by.</summary>
/// <param name="Source">manual, external or a provider's key.</param>
/// <param name="Status">A status as the HTTP contract spells it, or <see cref="EveryStatus"/>; null: what is still to be done.</param>
/// <param name="SeniorId">An id.</param>
/// <param name="AssignedTo">An id, <see cref="Me"/> or <see cref="Nobody"/>.</param>
public sealed record TaskListAddress(string? Source, string? Status, string? SeniorId, string? AssignedTo, string? Text)
{
    public const string EveryStatus = "all";
    public const string OpenStatus = "open";
    public const string Me = "me";
    public const string Nobody = "none";

    private static readonly CareTaskStatus[] Open = [CareTaskStatus.Pending, CareTaskStatus.Assigned, CareTaskStatus.InProgress];

    /// <summary>As the HTTP contract spells it.</summary>
    public string? Type { get; init; }

    /// <summary>As the HTTP contract spells it.</summary>
    public string? Priority { get; init; }

    /// <summary>Over and done: the newest are wanted first.</summary>
    private bool LooksBack => Status is "completed" or "cancelled";

    public override string ToString()
    {
        (string Key, string? Value)[] parts =
        [
            ("senior_id", SeniorId),
            ("source", Source),
            ("status", Status),
            ("task_type", Type),
            ("priority", Priority),
            ("assigned_to", AssignedTo),
            ("q", Text),
        ];
        var query = string.Join(
            '&',
            parts.Where(part => part.Value is { Length: > 0 }).Select(part => $"{part.Key}={Uri.EscapeDataString(part.Value!)}")
        );
        return query.Length == 0 ? AppUrls.Tasks : $"{AppUrls.Tasks}?{query}";
    }

    /// <summary>What to ask for. What cannot be understood matches nothing, rather than everything.</summary>
    /// <param name="me">The signed-in caregiver.</param>
    public TaskFilter ToFilter(Guid me) =>
        new()
        {
            Source = Source is { Length: > 0 } ? Source : null,
            Statuses = Statuses(),
            Types = Words.TryRead<CareTaskType>(Type, out var type) ? [type] : [],
            Priorities = Words.TryRead<CareTaskPriority>(Priority, out var priority) ? [priority] : [],
            SeniorId = Id(SeniorId),
            AssignedTo =
                AssignedTo == Me ? me
                : AssignedTo == Nobody ? null
                : Id(AssignedTo),
            Unassigned = AssignedTo == Nobody,
            Text = Text,
            Sort = LooksBack ? TaskSort.ScheduledAtDescending : TaskSort.ScheduledAt,
        };

    /// <summary>False where the address names a status that there is not.</summary>
    public bool KnowsStatus => Status is null or "" or EveryStatus or OpenStatus || Words.TryRead<CareTaskStatus>(Status, out _);

    private CareTaskStatus[] Statuses() =>
        Status == EveryStatus ? []
        : Words.TryRead<CareTaskStatus>(Status, out var status) ? [status]
        : Open;

    private static Guid? Id(string? text) =>
        text is not { Length: > 0 } ? null
        : Guid.TryParse(text, out var id) ? id
        : Guid.Empty;
}
