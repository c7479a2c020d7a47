using Microsoft.EntityFrameworkCore;
using Remindly.Core.Accounts;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling.Sync;
using Remindly.Core.Tasks;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Persistence;

/// <summary>What the tables refuse, and what goes or stays when a row that others name is deleted.</summary>
public abstract class ReferenceTests(StoreEngine engine) : DatabaseTest(engine)
{
    private readonly RemindlyUser ana = Rows.User();
    private readonly Senior rosa = Rows.Senior();
    private readonly Senior otto = Rows.Senior("Otto Berg");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.SaveAsync(ana, rosa, otto, new CircleMember(rosa.Id, ana.Id, CircleRole.Owner, Rows.Now));
    }

    [Fact]
    public async Task One_appointment_is_one_task_of_a_senior()
    {
        await Rows.AddExternalAsync(Database, rosa, ana, "54001");

        await Assert.ThrowsAsync<DbUpdateException>(() => Rows.AddExternalAsync(Database, rosa, ana, "54001"));
        Assert.Equal(1, await CountAsync<CareTask>());
    }

    [Fact]
    public async Task Two_families_of_one_clinic_and_two_providers_never_touch()
    {
        await Rows.AddExternalAsync(Database, rosa, ana, "54001");
        await Rows.AddExternalAsync(Database, otto, ana, "54001");
        await Rows.AddExternalAsync(Database, rosa, ana, "54001", source: "calendly");
        Assert.Equal(3, await CountAsync<CareTask>());
    }

    [Fact]
    public async Task A_senior_has_any_number_of_manual_tasks()
    {
        await Database.SaveAsync(Rows.Task(rosa, ana), Rows.Task(rosa, ana), Rows.Task(rosa, ana));
        Assert.Equal(3, await CountAsync<CareTask>());
    }

    [Fact]
    public async Task A_task_of_nobody_is_refused()
    {
        var stranger = Rows.Senior("Not saved");
        await Assert.ThrowsAsync<DbUpdateException>(() => Database.SaveAsync(Rows.Task(stranger, ana)));
    }

    [Fact]
    public async Task Deleting_an_integration_keeps_its_tasks_unlinked_and_drops_its_runs_and_lease()
    {
        var integration = Rows.Integration(ana, rosa);
        await Database.SaveAsync(integration);
        var run = new SyncRun(integration.Id, SyncTrigger.Manual, Rows.Now);
        await Database.SaveAsync(run, new SyncLease(integration.Id, run.Id, "here", Rows.Now));
        await Rows.AddExternalAsync(Database, rosa, ana, "54001", integration);

        await using var db = Database.Open();
        await db.Integrations.ExecuteDeleteAsync(Cancellation);

        var task = await db.Tasks.SingleAsync(Cancellation);
        Assert.Equal((null, "acuity", "54001"), (task.SchedulingIntegrationId, task.ExternalSource, task.ExternalId));
        Assert.Equal((0, 0), (await CountAsync<SyncRun>(), await CountAsync<SyncLease>()));
    }

    [Fact]
    public async Task Deleting_a_senior_takes_all_that_is_theirs_and_nothing_else()
    {
        var theirs = Rows.Task(rosa, ana);
        var other = Rows.Task(otto, ana);
        await Database.SaveAsync(theirs, other, Rows.Integration(ana, rosa), Rows.Integration(ana, otto));
        await Database.SaveAsync(
            new TaskEvent(theirs.Id, TaskEventKind.Created, Rows.Now, ana.Id),
            new TaskEvent(other.Id, TaskEventKind.Created, Rows.Now, ana.Id),
            new TaskComment(theirs.Id, ana.Id, "Said", Rows.Now),
            new TaskComment(other.Id, ana.Id, "Said", Rows.Now),
            new Invitation(rosa.Id, CircleRole.Helper, null, "hash", ana.Id, Rows.Now)
        );

        await using var db = Database.Open();
        await db.Seniors.Where(senior => senior.Id == rosa.Id).ExecuteDeleteAsync(Cancellation);

        Assert.Equal(other.Id, (await db.Tasks.SingleAsync(Cancellation)).Id);
        Assert.Equal(other.Id, (await db.TaskEvents.SingleAsync(Cancellation)).TaskId);
        Assert.Equal(other.Id, (await db.TaskComments.SingleAsync(Cancellation)).TaskId);
        Assert.Equal(0, await CountAsync<Invitation>());
        Assert.Equal(otto.Id, (await db.Integrations.SingleAsync(Cancellation)).SeniorId);
        Assert.Equal((0, 1), (await CountAsync<CircleMember>(), await CountAsync<RemindlyUser>()));
    }

    [Fact]
    public async Task Deleting_a_caregiver_keeps_the_seniors_tasks()
    {
        var task = Rows.Task(rosa, ana);
        task.Assign(ana.Id, Rows.Now);
        await Database.SaveAsync(task, Rows.Integration(ana, rosa));
        await Database.SaveAsync(
            new TaskEvent(task.Id, TaskEventKind.Assigned, Rows.Now, ana.Id),
            new TaskComment(task.Id, ana.Id, "Said", Rows.Now),
            new Invitation(rosa.Id, CircleRole.Helper, null, "hash", ana.Id, Rows.Now)
        );

        await using var db = Database.Open();
        await db.Users.ExecuteDeleteAsync(Cancellation);

        var kept = await db.Tasks.SingleAsync(Cancellation);
        Assert.Equal((null, null), (kept.AssignedTo, kept.CreatedBy));
        Assert.Null((await db.TaskEvents.SingleAsync(Cancellation)).UserId);
        Assert.Null((await db.TaskComments.SingleAsync(Cancellation)).UserId);
        Assert.Equal((0, 0), (await CountAsync<CircleMember>(), await CountAsync<Invitation>()));
    }

    private async Task<int> CountAsync<T>()
        where T : class
    {
        await using var db = Database.Open();
        return await db.Set<T>().CountAsync(Cancellation);
    }
}

public sealed class ReferenceTestsOnSqlite() : ReferenceTests(StoreEngine.Sqlite);

public sealed class ReferenceTestsOnPostgres() : ReferenceTests(StoreEngine.PostgreSql);
