using Remindly.Core.Care;
using Remindly.Core.Tasks;
using Remindly.Tests.Infrastructure;

namespace Remindly.Tests.Web.Components.Tasks;

/// <summary>A task of Rosa's in any state, without anything behind it.</summary>
internal static class TaskViews
{
    public const string NewYork = "America/New_York";

    public static TaskSummary Manual(string title = "Buy bread", DateTimeOffset? at = null) =>
        new()
        {
            Id = Guid.NewGuid(),
            SeniorId = Guid.Empty,
            SeniorName = "Rosa",
            SeniorTimeZone = NewYork,
            Role = CircleRole.Owner,
            Title = title,
            Type = CareTaskType.Errand,
            Status = CareTaskStatus.Pending,
            Priority = CareTaskPriority.Medium,
            ScheduledAt = at,
            CreatedAt = FakeClock.Start.AddDays(-1),
            UpdatedAt = FakeClock.Start.AddDays(-1),
            Version = 1,
        };

    public static TaskSummary Synced(string title = "Physiotherapy", string? url = "https://book.example.org/7") =>
        Manual(title, FakeClock.Start.AddDays(1)) with
        {
            ExternalSource = PretendProvider.Key,
            ExternalId = "7",
            ExternalUrl = url,
            SchedulingIntegrationId = Guid.NewGuid(),
            DurationMinutes = 45,
            Location = "Room 2",
        };
}
