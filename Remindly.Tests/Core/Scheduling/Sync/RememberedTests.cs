using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Tasks;
using Remindly.Tests.Builders;
using Remindly.Tests.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

/// <summary>Providers that say "nothing has changed since" instead of sending everything again.</summary>
public abstract class RememberedTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    private const string Memory = "etag-1";

    [Fact]
    public async Task What_a_complete_run_was_told_the_next_one_is_reminded_of()
    {
        var id = await SyncedAsync();

        await World.SyncAsync(id);

        Assert.Equal(Memory, World.Feed.Asked!.Memory);
    }

    [Fact]
    public async Task Unchanged_means_that_all_is_still_there()
    {
        var id = await SyncedAsync();
        World.Feed.Pages.Enqueue(new AppointmentPage([], []) { Unchanged = true, Memory = Memory });

        var run = await World.SyncAsync(id);

        Assert.Equal((4, 4, 0, true), (run.Total, run.Unchanged, run.Cancelled, run.Complete));
        Assert.DoesNotContain(await World.TasksAsync(), task => task.Status == CareTaskStatus.Cancelled);
        Assert.Equal(World.Now, (await World.RowAsync(id)).LastSyncedAt);
    }

    [Fact]
    public async Task What_comes_beside_the_unchanged_is_counted_once()
    {
        var id = await SyncedAsync();
        var moved = new AppointmentBuilder("a1", World.Now.AddDays(2)).Build();
        World.Feed.Pages.Enqueue(new AppointmentPage([moved], []) { Unchanged = true, Memory = "etag-2" });

        var run = await World.SyncAsync(id);

        Assert.Equal((4, 1, 3), (run.Total, run.Updated, run.Unchanged));
    }

    [Fact]
    public async Task Whoever_asks_for_something_else_starts_without_a_memory()
    {
        var id = await SyncedAsync(new SyncSettings { Match = MatchMode.Client });
        await World.ChangeAsync(
            id,
            new IntegrationChange
            {
                Settings = new SyncSettings { Match = MatchMode.Client, DaysAhead = 200 },
            }
        );
        await World.SyncAsync(id);
        Assert.Null(World.Feed.Asked!.Memory);

        await World.SyncAsync(id);
        Assert.Equal(Memory, World.Feed.Asked!.Memory);

        await ChangeRosaAsync();
        await World.SyncAsync(id);
        Assert.Null(World.Feed.Asked!.Memory);
    }

    [Fact]
    public async Task A_run_that_may_have_missed_something_leaves_no_memory()
    {
        var id = await SyncedAsync();
        World.Feed.Pages.Enqueue(new AppointmentPage([.. World.Feed.Appointments], []) { Gaps = ["Some of it."], Memory = Memory });
        await World.SyncAsync(id);
        World.Feed.Pages.Clear();

        await World.SyncAsync(id);
        Assert.Null(World.Feed.Asked!.Memory);
    }

    [Fact]
    public async Task A_failed_run_leaves_no_memory()
    {
        var id = await SyncedAsync();
        World.Feed.AfterPage = (_, _) => throw new ProviderException(FailureKind.Unavailable);
        await World.SyncAsync(id);
        World.Feed.AfterPage = (_, _) => Task.CompletedTask;

        await World.SyncAsync(id);
        Assert.Null(World.Feed.Asked!.Memory);
    }

    [Fact]
    public async Task What_was_held_back_is_looked_at_again_with_open_eyes()
    {
        var id = await SyncedAsync();
        World.Feed.Pages.Enqueue(new AppointmentPage([], []) { Memory = Memory });
        Assert.Equal(0, (await World.SyncAsync(id)).Cancelled);

        Assert.Equal(4, (await World.SyncAsync(id, acceptsAbsence: true)).Cancelled);
        Assert.Null(World.Feed.Asked!.Memory);
    }

    [Fact]
    public async Task A_memory_without_bounds_is_not_kept()
    {
        var id = await SyncedAsync();
        var endless = new string('x', AppointmentPage.LongestMemory + 1);
        World.Feed.Pages.Enqueue(new AppointmentPage([.. World.Feed.Appointments], []) { Memory = endless });
        await World.SyncAsync(id);

        Assert.Null((await World.RowAsync(id)).SyncMemory);
    }

    [Fact]
    public async Task A_saved_password_goes_to_no_other_address()
    {
        var id = await World.ConnectFeedAsync();
        await World.ChangeAsync(id, new IntegrationChange { Credentials = At("https://calendar.example.com/", "canary-password") });
        await World.ChangeAsync(id, new IntegrationChange { Credentials = At("https://calendar.example.com/") });
        Assert.Equal("canary-password", World.Feed.Verified!.Password);

        await World.ChangeAsync(id, new IntegrationChange { Credentials = At("https://elsewhere.example.net/") });
        Assert.Null(World.Feed.Verified!.Password);
    }

    private static Credentials At(string url, string? password = null) => new() { Url = url, Password = password };

    private async Task ChangeRosaAsync()
    {
        await using var db = World.Database.Open();
        var rosa = await db.Seniors.FindAsync([World.Rosa.Id], TestContext.Current.CancellationToken);
        db.Entry(rosa!).Property(senior => senior.Email).CurrentValue = "rosa@elsewhere.example.com";
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private async Task<Guid> SyncedAsync(SyncSettings? settings = null)
    {
        for (var i = 0; i < 4; i++)
        {
            World.Feed.Appointments.Add(new AppointmentBuilder($"a{i}", World.Now.AddDays(1).AddHours(i)).Build());
        }

        World.Feed.Pages.Enqueue(new AppointmentPage([.. World.Feed.Appointments], []) { Memory = Memory });
        var id = await World.ConnectFeedAsync(settings);
        await World.SyncAsync(id);
        if (settings is null)
        {
            World.Feed.Pages.Clear();
        }

        return id;
    }
}

public sealed class RememberedTestsOnSqlite(SandboxHost sandbox) : RememberedTests(StoreEngine.Sqlite, sandbox);

public sealed class RememberedTestsOnPostgres(SandboxHost sandbox) : RememberedTests(StoreEngine.PostgreSql, sandbox);
