using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Tasks;
using Remindly.Tests.Infrastructure;

namespace Remindly.Tests.Core.Tasks;

/// <summary>A task as a sync leaves it.</summary>
internal static class SyncedTask
{
    public const string Metadata = """{"id":12345,"type":"Physiotherapy","forms":[{"x":1}]}""";

    /// <param name="connected">Whether its integration is still there.</param>
    public static async Task<Guid> AddSyncedTaskAsync(
        this TestDatabase database,
        Guid seniorId,
        Guid userId,
        string title = "Physiotherapy",
        ExternalStatus says = ExternalStatus.Scheduled,
        bool connected = true
    )
    {
        await using var db = database.Open();
        return await db.AddSyncedTaskAsync(seniorId, userId, title, says, connected);
    }

    /// <inheritdoc cref="AddSyncedTaskAsync(TestDatabase, Guid, Guid, string, ExternalStatus, bool)" />
    public static async Task<Guid> AddSyncedTaskAsync(
        this RemindlyDb db,
        Guid seniorId,
        Guid userId,
        string title = "Physiotherapy",
        ExternalStatus says = ExternalStatus.Scheduled,
        bool connected = true
    )
    {
        var integration = new SchedulingIntegration(userId, seniorId, "acuity", FakeClock.Start);
        var task = CareTask.Create(
            seniorId,
            userId,
            new TaskDetails
            {
                Title = title,
                Description = "Bring  the x-rays",
                Type = CareTaskType.Appointment,
                ScheduledAt = FakeClock.Start.AddDays(3),
                DurationMinutes = 45,
                Location = "Room 2",
            },
            FakeClock.Start
        );
        if (says is ExternalStatus.Cancelled or ExternalStatus.NoShow)
        {
            task.Cancel(FakeClock.Start);
        }

        db.Add(integration);
        var entry = db.Add(task);
        entry.Property(each => each.CreatedBy).CurrentValue = null;
        entry.Property(each => each.ExternalSource).CurrentValue = "acuity";
        entry.Property(each => each.ExternalId).CurrentValue = Guid.NewGuid().ToString("N");
        entry.Property(each => each.ExternalUrl).CurrentValue = "https://secure.acuityscheduling.com/appointments/12345";
        entry.Property(each => each.ExternalStatus).CurrentValue = says;
        entry.Property(each => each.SyncMetadata).CurrentValue = Metadata;
        entry.Property(each => each.SchedulingIntegrationId).CurrentValue = connected ? integration.Id : null;
        await db.SaveChangesAsync(CancellationToken.None);
        return task.Id;
    }
}
