using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Core.Care;
using Remindly.Core.Changes;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Core.Tasks;
using Remindly.Tests.Core.Care;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Persistence;

public abstract class ChangeTellingTests(StoreEngine engine) : CareTest(engine)
{
    private readonly List<Change> told = [];
    private ServiceProvider services = null!;

    private IDbContextFactory<RemindlyDb> Contexts => services.GetRequiredService<IDbContextFactory<RemindlyDb>>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        services = new ServiceCollection().AddLogging().AddSingleton<ChangeFeed>().AddStore(Database.Store).BuildServiceProvider();
        services.GetRequiredService<ChangeFeed>().Listen(told.Add);
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await services.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Whatever_is_done_to_a_task_is_told_once()
    {
        var tasks = new TaskService(Contexts, Clock);
        var task = Done(await tasks.CreateAsync(Ana.Id, Rosa.Id, new TaskChange { Title = "Buy bread" }, Cancellation));
        Assert.Equal([new Change.OfTasks(Rosa.Id)], Take());
        Done(await tasks.CompleteAsync(Ben.Id, task.Id, Cancellation));
        Assert.Equal([new Change.OfTasks(Rosa.Id)], Take());
        Done(await tasks.RemoveAsync(Ana.Id, task.Id, Cancellation));
        Assert.Equal([new Change.OfTasks(Rosa.Id)], Take());
    }

    [Fact]
    public async Task What_was_refused_or_changes_nothing_is_not_told()
    {
        var tasks = new TaskService(Contexts, Clock);
        var task = await NewTaskAsync();
        await tasks.CompleteAsync(Vera.Id, task.Id, Cancellation);
        await tasks.CompleteAsync(Sam.Id, task.Id, Cancellation);
        await tasks.ReopenAsync(Ana.Id, task.Id, Cancellation);
        Assert.Empty(Take());
    }

    [Fact]
    public async Task A_circle_that_changes_tells_so_with_the_tasks_it_sets_free()
    {
        await Tasks.ClaimAsync(Ben.Id, (await NewTaskAsync()).Id, Cancellation);
        var circles = new CircleService(Contexts, [new HandBackTasks()], Clock);
        Done(await circles.ChangeRoleAsync(Ana.Id, Rosa.Id, Ben.Id, CircleRole.Viewer, Cancellation));
        Assert.Equal([new Change.OfCircle(Rosa.Id), new Change.OfTasks(Rosa.Id)], Take().OrderBy(each => each.ToString()));
    }

    [Fact]
    public async Task What_is_said_about_a_task_is_told_and_so_is_taking_it_back()
    {
        var comments = new TaskComments(Contexts, Clock);
        var task = (await NewTaskAsync()).Id;
        var comment = Done(await comments.AddAsync(Ben.Id, task, "Soon", Cancellation));
        Assert.Equal([new Change.OfTasks(Rosa.Id)], Take());
        Done(await comments.RemoveAsync(Ben.Id, task, comment.Id, Cancellation));
        Assert.Equal([new Change.OfTasks(Rosa.Id)], Take());
    }

    [Fact]
    public async Task An_invitation_is_told_when_it_is_made_and_when_somebody_comes_with_it()
    {
        var invitations = new InvitationService(Contexts, Clock);
        var made = Done(await invitations.CreateAsync(Ana.Id, Rosa.Id, CircleRole.Viewer, null, Cancellation));
        Assert.Equal([new Change.OfCircle(Rosa.Id)], Take());
        Done(await new InvitationDoor(Contexts, Clock).AcceptAsync(Sam.Id, made.Token, Cancellation));
        Assert.Equal([new Change.OfCircle(Rosa.Id)], Take());
    }

    [Fact]
    public async Task A_senior_who_is_added_edited_or_removed_is_told()
    {
        var seniors = new SeniorService(Contexts, Clock);
        var nonna = Done(await seniors.CreateAsync(Ana.Id, new SeniorChange { Name = "Nonna" }, Cancellation));
        Assert.Equal([new Change.OfCircle(nonna.Id)], Take());
        Done(await seniors.ChangeAsync(Ana.Id, nonna.Id, new SeniorChange { Name = "Nonna Maria" }, Cancellation));
        Assert.Equal([new Change.OfCircle(nonna.Id)], Take());
        Done(await seniors.DeleteAsync(Ana.Id, nonna.Id, Cancellation));
        Assert.Equal([new Change.OfCircle(nonna.Id)], Take());
    }

    [Fact]
    public async Task Nothing_is_told_before_it_is_committed()
    {
        await using var db = await Contexts.CreateDbContextAsync(Cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        db.Add(new SchedulingIntegration(Ana.Id, Rosa.Id, "acuity", FakeClock.Start));
        await db.SaveChangesAsync(Cancellation);
        Assert.Empty(told);

        await transaction.CommitAsync(Cancellation);

        Assert.Single(Take());
    }

    [Fact]
    public async Task What_is_rolled_back_never_was()
    {
        await using (var db = await Contexts.CreateDbContextAsync(Cancellation))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            db.Add(new SchedulingIntegration(Ana.Id, Rosa.Id, "acuity", FakeClock.Start));
            await db.SaveChangesAsync(Cancellation);
            await transaction.RollbackAsync(Cancellation);
        }

        Assert.Empty(told);
    }

    [Fact]
    public async Task A_connection_that_moves_to_another_senior_is_told_to_both_and_a_run_to_its_own()
    {
        var integration = new SchedulingIntegration(Ana.Id, Rosa.Id, "acuity", FakeClock.Start);
        await Database.SaveAsync(integration);
        await using var db = await Contexts.CreateDbContextAsync(Cancellation);
        var stored = await db.Integrations.SingleAsync(Cancellation);
        db.Add(new SyncRun(stored.Id, SyncTrigger.Manual, FakeClock.Start));
        await db.SaveChangesAsync(Cancellation);
        Assert.Equal([new Change.OfIntegration(stored.Id, Rosa.Id)], Take());

        stored.BelongTo(Otto.Id, FakeClock.Start);
        await db.SaveChangesAsync(Cancellation);

        Assert.Equal(
            new[] { Otto.Id, Rosa.Id }.Select(senior => (Change)new Change.OfIntegration(stored.Id, senior)).ToHashSet(),
            Take().ToHashSet()
        );
    }

    [Fact]
    public async Task Somebody_who_listens_and_breaks_does_not_hurt_the_one_who_writes()
    {
        services.GetRequiredService<ChangeFeed>().Listen(_ => throw new InvalidOperationException());
        Done(await new TaskService(Contexts, Clock).CreateAsync(Ana.Id, Rosa.Id, new TaskChange { Title = "Buy bread" }, Cancellation));
        Assert.Single(Take());
    }

    private Change[] Take()
    {
        Change[] taken = [.. told];
        told.Clear();
        return taken;
    }
}

public sealed class ChangeTellingTestsOnSqlite() : ChangeTellingTests(StoreEngine.Sqlite);

public sealed class ChangeTellingTestsOnPostgres() : ChangeTellingTests(StoreEngine.PostgreSql);
