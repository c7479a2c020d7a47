using Remindly.Core.Persistence;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Web.Sandbox;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

public abstract class IdempotenceTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    [Fact]
    public async Task A_run_that_finds_nothing_new_writes_nothing_but_its_history()
    {
        World.BookMany(30, each => each with { Notes = "Bring the list.\r\n<b>\"&™" });
        World.Book(World.Now.AddDays(40), each => each with { Canceled = true, NoShow = true });
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        var before = await StoredRows.OfTasksAsync(Database);

        for (var i = 0; i < 3; i++)
        {
            World.Clock.Advance(TimeSpan.FromMinutes(7));
            var run = await World.SyncAsync(id);
            Assert.Equal((31, 31, 0, 0), (run.Total, run.Unchanged, run.Updated, run.Created));
        }

        Assert.Equal(before, await StoredRows.OfTasksAsync(Database));
        Assert.Equal(4, (await World.RunsAsync(id)).Count);
    }

    [Fact]
    public async Task Two_caregivers_of_one_senior_share_the_tasks_of_an_account()
    {
        var booked = World.BookMany(5);
        var ben = await World.AddCaregiverAsync("Ben", World.Rosa);
        var anas = await World.ConnectAsync();
        var bens = await World.ConnectAsync(ben, World.Rosa, World.Practice);

        Assert.Equal(5, (await World.SyncAsync(anas)).Created);
        var before = await StoredRows.OfTasksAsync(Database);
        Assert.Equal((0, 5), await CreatedAndUnchangedAsync(bens));
        Assert.Equal(before, await StoredRows.OfTasksAsync(Database));

        World.Practice.Move(booked[0], World.Now.AddDays(20));
        Assert.Equal(1, (await World.SyncAsync(bens)).Updated);
        Assert.Equal((0, 5), await CreatedAndUnchangedAsync(anas));
        Assert.Single(await World.HistoryAsync(booked[0]));
    }

    [Fact]
    public async Task Two_integrations_that_run_at_the_same_time_bring_each_appointment_once()
    {
        World.BookMany(600);
        var ben = await World.AddCaregiverAsync("Ben", World.Rosa);
        Guid[] integrations = [await World.ConnectAsync(), await World.ConnectAsync(ben, World.Rosa, World.Practice)];
        CoreProcess[] processes = [World.Here, World.NewProcess()];

        var answers = await Task.WhenAll(integrations.Zip(processes, (id, process) => World.AskAsync(id, process)));

        var runs = answers.Select(answer => Assert.IsType<SyncAnswer.Finished>(answer).Run).ToList();
        Assert.All(runs, run => Assert.Equal((true, 600), (run.Success, run.Total)));
        Assert.Equal(600, runs.Sum(run => run.Created));
        var tasks = await World.TasksAsync();
        Assert.Equal((600, 600), (tasks.Count, tasks.DistinctBy(task => task.ExternalId).Count()));
    }

    [Theory]
    [InlineData(FaultKind.Dropped)]
    [InlineData(FaultKind.CutJson)]
    public async Task A_run_cut_off_in_its_middle_is_healed_by_the_next_one(FaultKind fault)
    {
        World.Settings["Scheduling:Providers:Acuity:PageSize"] = "50";
        var booked = World.BookMany(130);
        var id = await World.ConnectAsync();
        World.Practice.Faults.Add(new SandboxFault(fault) { Scope = FaultScope.Lists, Skip = 3 });
        Assert.False((await World.SyncAsync(id)).Success);

        World.Practice.Faults.Clear();
        World.Practice.Cancel(booked[0]);
        var run = await World.SyncAsync(id);

        Assert.Equal((true, true, 130), (run.Success, run.Complete, run.Total));
        Assert.Equal(130, (await World.TasksAsync()).DistinctBy(task => task.ExternalId).Count());
        Assert.Equal(0, (await World.ViewAsync(id)).Health.ConsecutiveFailures);
    }

    [Fact]
    public async Task Hostile_text_is_stored_as_text_and_read_the_same_again()
    {
        var notes = string.Concat(new string('a', 199), "😀\u0001\u202e<script>alert(1)</script>'; DROP TABLE tasks; --\ud83d");
        var booked = World.Book(World.Now.AddDays(1), each => each with { Notes = notes, Location = "Röntgen\u0000 \"2\"" });
        var id = await World.ConnectAsync();
        Assert.Equal(1, (await World.SyncAsync(id)).Created);
        Assert.Equal(1, (await World.SyncAsync(id)).Unchanged);

        World.Practice.Change(booked, each => each with { Notes = "b" + notes });
        Assert.Equal(1, (await World.SyncAsync(id)).Updated);
        Assert.Contains("<script>", (await World.TaskAsync(booked)).Description, StringComparison.Ordinal);
    }

    private async Task<(int Created, int Unchanged)> CreatedAndUnchangedAsync(Guid id)
    {
        var run = await World.SyncAsync(id);
        return (run.Created, run.Unchanged);
    }
}

public sealed class IdempotenceTestsOnSqlite(SandboxHost sandbox) : IdempotenceTests(StoreEngine.Sqlite, sandbox);

public sealed class IdempotenceTestsOnPostgres(SandboxHost sandbox) : IdempotenceTests(StoreEngine.PostgreSql, sandbox);
