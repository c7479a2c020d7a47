using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Remindly.Core;
using Remindly.Core.Scheduling;
using Remindly.Core.Tasks;

namespace Remindly.Web.Api;

/// <summary>Which tasks are wanted, as it stands in an address.</summary>
internal sealed record TaskListQuery
{
    private static readonly string[] Sources = [TaskFilter.Manual, TaskFilter.External, "acuity", "calendly", "calendar_feed", "caldav"];

    private static readonly Dictionary<string, TaskSort> Sorts = new(StringComparer.Ordinal)
    {
        ["scheduled_at"] = TaskSort.ScheduledAt,
        ["-scheduled_at"] = TaskSort.ScheduledAtDescending,
        ["updated_at"] = TaskSort.UpdatedAt,
        ["-updated_at"] = TaskSort.UpdatedAtDescending,
    };

    [FromQuery(Name = "senior_id"), Description("Only this senior's.")]
    public string? SeniorId { get; init; }

    [FromQuery(Name = "source"), Description("manual, external, or a provider: acuity, calendly, calendar_feed, caldav.")]
    public string? Source { get; init; }

    [FromQuery(Name = "status"), Description("pending, assigned, in_progress, completed or cancelled; repeat it for any of several.")]
    public string[]? Status { get; init; }

    [
        FromQuery(Name = "task_type"),
        Description("appointment, errand, activity, household, transportation, medication or other; repeatable.")
    ]
    public string[]? TaskType { get; init; }

    [FromQuery(Name = "priority"), Description("low, medium, high or urgent; repeatable.")]
    public string[]? Priority { get; init; }

    [FromQuery(Name = "assigned_to"), Description("A member's id, me, or none.")]
    public string? AssignedTo { get; init; }

    [FromQuery(Name = "from"), Description("Scheduled at this instant or later.")]
    public string? From { get; init; }

    [FromQuery(Name = "to"), Description("Scheduled before this instant.")]
    public string? To { get; init; }

    [FromQuery(Name = "q"), Description("Text in title, location, notes or description, whatever the case.")]
    public string? Q { get; init; }

    [FromQuery(Name = "sort"), Description("scheduled_at (open-ended last), -scheduled_at, updated_at or -updated_at.")]
    public string? Sort { get; init; }

    public TaskFilter Read(Guid me, ProviderNames providers, Faults faults)
    {
        var anybody = string.IsNullOrWhiteSpace(AssignedTo);
        return new TaskFilter
        {
            SeniorId = QueryText.Id(SeniorId, "senior_id", faults),
            Source = ReadSource(providers, faults),
            Statuses = QueryText.Any<CareTaskStatus>(Status, "status", faults),
            Types = QueryText.Any<CareTaskType>(TaskType, "task_type", faults),
            Priorities = QueryText.Any<CareTaskPriority>(Priority, "priority", faults),
            AssignedTo = AssignedTo switch
            {
                "none" => null,
                "me" => me,
                _ => anybody ? null : QueryText.Id(AssignedTo, "assigned_to", faults),
            },
            Unassigned = AssignedTo == "none",
            From = QueryText.Instant(From, "from", faults),
            To = QueryText.Instant(To, "to", faults),
            Text = Q,
            Sort = ReadSort(faults),
        };
    }

    private string? ReadSource(ProviderNames providers, Faults faults)
    {
        if (string.IsNullOrWhiteSpace(Source))
        {
            return null;
        }

        if (!Sources.Contains(Source) && providers.NameOf(Source) is null)
        {
            faults.Add("source", $"Use one of: {string.Join(", ", Sources)}.");
        }

        return Source;
    }

    private TaskSort ReadSort(Faults faults)
    {
        if (string.IsNullOrWhiteSpace(Sort))
        {
            return TaskSort.ScheduledAt;
        }

        if (!Sorts.TryGetValue(Sort, out var sort))
        {
            faults.Add("sort", $"Use one of: {string.Join(", ", Sorts.Keys)}.");
        }

        return sort;
    }
}
