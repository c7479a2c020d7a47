using System.Text.Json.Serialization;
using Remindly.Core.Scheduling;
using Remindly.Core.Tasks;
using Remindly.Web.Api.Json;

namespace Remindly.Web.Api;

/// <summary>The members of a task, all of them always there.</summary>
internal abstract class TaskMembersView(TaskSummary task, ProviderNames providers)
{
    public Guid Id => task.Id;

    public Guid SeniorId => task.SeniorId;

    public string Title => task.Title;

    public string? Description => task.Description;

    /// <summary>What kind of thing it is.</summary>
    public CareTaskType TaskType => task.Type;

    /// <summary>Pending is open and free, assigned is open and somebody has it.</summary>
    public CareTaskStatus Status => task.Status;

    /// <summary>How much it matters.</summary>
    public CareTaskPriority Priority => task.Priority;

    /// <summary>Null for an open-ended task.</summary>
    public DateTimeOffset? ScheduledAt => task.ScheduledAt;

    public int? DurationMinutes => task.DurationMinutes;

    public string? Location => task.Location;

    /// <summary>The family's own.</summary>
    public string? Notes => task.Notes;

    public Guid? AssignedTo => task.AssignedTo;

    /// <summary>Null for a task that arrived from a provider.</summary>
    public Guid? CreatedBy => task.CreatedBy;

    public DateTimeOffset? CompletedAt => task.CompletedAt;

    /// <summary>The provider's key; null for a manual task.</summary>
    public string? ExternalSource => task.ExternalSource;

    public string? ExternalId => task.ExternalId;

    /// <summary>Where a person sees it at the provider.</summary>
    public string? ExternalUrl => task.ExternalUrl;

    public string? ExternalProviderName => providers.NameOf(task.ExternalSource);

    /// <summary>Null for a manual task, and for one that no longer updates.</summary>
    public Guid? SchedulingIntegrationId => task.SchedulingIntegrationId;

    /// <summary>The repeat it is an occurrence of; null for a task that takes place once.</summary>
    public Guid? SeriesId => task.SeriesId;

    /// <summary>How it repeats, as RFC 5545 writes it; null once its repeat was ended.</summary>
    public string? Rrule => task.Rrule;

    public DateTimeOffset CreatedAt => task.CreatedAt;

    public DateTimeOffset UpdatedAt => task.UpdatedAt;

    /// <summary>Send it back with a change, so that nobody else's is lost.</summary>
    public int Version => task.Version;
}

/// <summary>A task, whatever its source.</summary>
internal sealed class TaskView(TaskSummary task, ProviderNames providers) : TaskMembersView(task, providers);

/// <summary>A task with the provider's own record of it.</summary>
internal sealed class TaskDetailView(TaskDetail detail, ProviderNames providers) : TaskMembersView(detail.Task, providers)
{
    /// <summary>The provider's appointment as JSON; null for a manual task.</summary>
    [JsonPropertyOrder(1), JsonConverter(typeof(RawJson))]
    public string? SyncMetadata => detail.SyncMetadata;
}

/// <summary>One line of a task's history.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="UserName">Who did it; null when a sync did.</param>
/// <param name="Changes">For each changed member its old and new value; null when the kind says all.</param>
internal sealed record TaskHistoryView(
    TaskEventKind Kind,
    DateTimeOffset At,
    Guid? UserId,
    string? UserName,
    [property: JsonConverter(typeof(RawJson))] string? Changes
)
{
    public static TaskHistoryView Of(TaskHistoryEntry entry) => new(entry.Kind, entry.At, entry.UserId, entry.UserName, entry.Detail);
}
