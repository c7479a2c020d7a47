using Microsoft.EntityFrameworkCore;
using Remindly.Core.Accounts;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Tasks;
using Remindly.Tests.Infrastructure;

namespace Remindly.Tests.Core.Persistence;

/// <summary>Rows with good defaults, for tests of the store alone.</summary>
internal static class Rows
{
    public static readonly DateTimeOffset Now = FakeClock.Start;

    public static RemindlyUser User()
    {
        var id = Guid.CreateVersion7(Now);
        return new RemindlyUser
        {
            Id = id,
            UserName = $"{id:N}@example.com",
            NormalizedUserName = $"{id:N}@EXAMPLE.COM",
        };
    }

    public static Senior Senior(string name = "Rosa Alvarez") => Remindly.Core.Care.Senior.Create(Details(name), Now);

    public static SeniorDetails Details(string name) => new(name, null, null, null, "America/New_York");

    public static SchedulingIntegration Integration(RemindlyUser user, Senior? senior) => new(user.Id, senior?.Id, "acuity", Now);

    public static CareTask Task(Senior senior, RemindlyUser user, DateTimeOffset? at = null) =>
        CareTask.Create(senior.Id, user.Id, new TaskDetails { Title = "Pick up prescription", ScheduledAt = at }, Now);

    /// <summary>A task as a sync makes it; the entity offers no way, because syncs write by prepared commands.</summary>
    public static async Task<CareTask> AddExternalAsync(
        TestDatabase database,
        Senior senior,
        RemindlyUser user,
        string id,
        SchedulingIntegration? integration = null,
        string source = "acuity"
    )
    {
        await using var db = database.Open();
        var task = Task(senior, user);
        var entry = db.Add(task);
        entry.Property(row => row.ExternalSource).CurrentValue = source;
        entry.Property(row => row.ExternalId).CurrentValue = id;
        entry.Property(row => row.SchedulingIntegrationId).CurrentValue = integration?.Id;
        await db.SaveChangesAsync(CancellationToken.None);
        return task;
    }

    public static Task<List<string>> TextsAsync(RemindlyDb db, string sql) =>
        db.Database.SqlQueryRaw<string>(sql).ToListAsync(CancellationToken.None);
}
