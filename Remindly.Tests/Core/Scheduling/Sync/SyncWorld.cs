using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Core;
using Remindly.Core.Accounts;
using Remindly.Core.Care;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Core.Tasks;
using Remindly.Tests.Builders;
using Remindly.Tests.Infrastructure;
using Remindly.Tests.Web.Sandbox;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

/// <summary>
/// Ana, who looks after Rosa; a practice of its own at the sandbox; and the real thing between them: real store, real HTTP.
/// The clock on the wall stands until it is moved.
/// </summary>
internal sealed class SyncWorld : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = SandboxHost.Now;

    private static int accounts = 500_000;

    private readonly EphemeralDataProtectionProvider keys = new();
    private readonly SandboxHost sandbox;
    private readonly List<CoreProcess> processes = [];

    private SyncWorld(TestDatabase database, SandboxHost sandbox)
    {
        (Database, this.sandbox) = (database, sandbox);
        Practice = AddPractice();
    }

    public TestDatabase Database { get; }

    /// <summary>What the processes of this world are configured with, beyond short waits.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    public WallClock Clock { get; } = new(Start);

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Without appointments at first.</summary>
    public SandboxAccount Practice { get; }

    public RemindlyUser Ana { get; } = new CaregiverBuilder().Build();

    public Senior Rosa { get; } = new SeniorBuilder().Build();

    /// <summary>A provider that does what a test tells it, for what HTTP cannot bring about.</summary>
    public ScriptedProvider Feed { get; } = new();

    /// <summary>The process the tests talk to.</summary>
    public CoreProcess Here => field ??= NewProcess();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<SyncWorld> CreateAsync(TestDatabase database, SandboxHost sandbox)
    {
        var world = new SyncWorld(database, sandbox);
        await database.SaveAsync(world.Ana, world.Rosa);
        await database.SaveAsync(new CircleMember(world.Rosa.Id, world.Ana.Id, CircleRole.Owner, Start));
        return world;
    }

    /// <summary>One more process over the same store.</summary>
    /// <param name="clock">Its own, where waiting matters.</param>
    /// <param name="otherKeys">It does not have the keys that credentials were saved with.</param>
    public CoreProcess NewProcess(TimeProvider? clock = null, bool otherKeys = false)
    {
        var settings = ProviderSettings();
        foreach (var (key, value) in Settings)
        {
            settings[key] = value;
        }

        IDataProtectionProvider ring = otherKeys ? new EphemeralDataProtectionProvider() : keys;
        var process = new CoreProcess(Database.Store, ring, clock ?? Clock, settings, AddFeed);
        processes.Add(process);
        return process;

        void AddFeed(IServiceCollection services) => services.AddSingleton<ISchedulingProvider>(Feed);
    }

    /// <summary>Where Acuity is in this world, and short waits.</summary>
    public Dictionary<string, string?> ProviderSettings() =>
        new()
        {
            ["Scheduling:Providers:Acuity:BaseUrl"] = sandbox.Client.BaseAddress!.ToString(),
            ["Scheduling:Providers:Acuity:RequestsPerSecond"] = "1000",
            ["Scheduling:Providers:Acuity:Burst"] = "1000",
            ["Scheduling:Providers:Acuity:BaseDelay"] = "00:00:00.005",
        };

    public SandboxAccount AddPractice() => sandbox.Sandbox.AddAccount($"{Interlocked.Increment(ref accounts)}", $"key-{Guid.NewGuid():N}");

    public async Task<RemindlyUser> AddCaregiverAsync(string name, Senior? senior = null, CircleRole role = CircleRole.Owner)
    {
        var caregiver = new CaregiverBuilder().Named(name).Build();
        await Database.SaveAsync(caregiver);
        if (senior is not null)
        {
            await JoinAsync(caregiver, senior, role);
        }

        return caregiver;
    }

    public async Task<Senior> AddSeniorAsync(SeniorBuilder senior, RemindlyUser? owner = null)
    {
        var added = senior.Build();
        await Database.SaveAsync(added);
        await JoinAsync(owner ?? Ana, added, CircleRole.Owner);
        return added;
    }

    public Task JoinAsync(RemindlyUser caregiver, Senior senior, CircleRole role) =>
        Database.SaveAsync(new CircleMember(senior.Id, caregiver.Id, role, Start));

    /// <summary>Connects the practice for Rosa, as Ana does it on the page.</summary>
    public Task<Guid> ConnectAsync(SyncSettings? settings = null) => ConnectAsync(Ana, Rosa, Practice, settings);

    public async Task<Guid> ConnectAsync(
        RemindlyUser caregiver,
        Senior? senior,
        SandboxAccount practice,
        SyncSettings? settings = null,
        bool syncsByItself = true
    )
    {
        var wish = new NewIntegration
        {
            Provider = "acuity",
            SeniorId = senior?.Id,
            Credentials = new Credentials { ProviderUserId = practice.UserId, ApiKey = practice.ApiKey },
            Settings = settings ?? SyncSettings.Default,
            SyncEnabled = syncsByItself,
        };
        return Done(await Here.Get<IntegrationService>().ConnectAsync(caregiver.Id, wish, Cancellation)).Id;
    }

    /// <summary>Connects <see cref="Feed"/> for Rosa.</summary>
    public async Task<Guid> ConnectFeedAsync(SyncSettings? settings = null, Senior? senior = null)
    {
        var wish = new NewIntegration
        {
            Provider = ScriptedProvider.Key,
            SeniorId = (senior ?? Rosa).Id,
            Credentials = new Credentials { AccessToken = "token-of-the-feed" },
            Settings = settings ?? SyncSettings.Default,
        };
        return Done(await Here.Get<IntegrationService>().ConnectAsync(Ana.Id, wish, Cancellation)).Id;
    }

    /// <summary>An appointment of Rosa's at the practice, unless changed.</summary>
    public long Book(DateTimeOffset start, Func<SandboxAppointment, SandboxAppointment>? change = null) => Book(Practice, start, change);

    public static long Book(SandboxAccount practice, DateTimeOffset start, Func<SandboxAppointment, SandboxAppointment>? change = null)
    {
        var appointment = new SandboxAppointment
        {
            Start = start,
            FirstName = "Rosa",
            LastName = "Marino",
            Email = "rosa.marino@example.com",
            Phone = "(503) 555-0147",
        };
        return practice.Add(change?.Invoke(appointment) ?? appointment);
    }

    /// <summary>So many, an hour apart, from tomorrow on.</summary>
    public IReadOnlyList<long> BookMany(int count, Func<SandboxAppointment, SandboxAppointment>? change = null) =>
        [.. Enumerable.Range(0, count).Select(i => Book(Now.AddDays(1).AddHours(i), change))];

    /// <summary>What came of asking, whatever it was.</summary>
    public Task<SyncAnswer> AskAsync(Guid integration, CoreProcess? process = null, bool acceptsAbsence = false) =>
        (process ?? Here).Get<SyncService>().RunAsync(new SyncRequest(integration, SyncTrigger.Manual, acceptsAbsence), Cancellation);

    /// <summary>A run that comes to its end; what it counted has been checked.</summary>
    public async Task<SyncRun> SyncAsync(Guid integration, bool acceptsAbsence = false)
    {
        Feed.TakeRequests();
        var before = sandbox.Sandbox.Requests.Total;
        var run = Assert.IsType<SyncAnswer.Finished>(await AskAsync(integration, acceptsAbsence: acceptsAbsence)).Run;
        await using var db = Database.Open();
        var stored = await db.SyncRuns.SingleAsync(each => each.Id == run.Id, Cancellation);
        Counts.AreRight(stored);
        Assert.Equal((run.Success, run.Total, run.Requests), (stored.Success, stored.Total, stored.Requests));
        var feed = Feed.TakeRequests();
        Assert.Equal(sandbox.Sandbox.Requests.Total - before + feed, stored.Requests);
        return stored;
    }

    public async Task<IReadOnlyList<CareTask>> TasksAsync(Senior? senior = null)
    {
        await using var db = Database.Open();
        var whose = (senior ?? Rosa).Id;
        return await db.Tasks.Where(task => task.SeniorId == whose).OrderBy(task => task.ScheduledAt).ToListAsync(Cancellation);
    }

    /// <summary>Rosa's task of this appointment.</summary>
    public async Task<CareTask> TaskAsync(long appointment) =>
        Assert.Single(await TasksAsync(), task => task.ExternalId == $"{appointment}");

    public async Task<IReadOnlyList<TaskEvent>> HistoryAsync(long appointment)
    {
        var task = await TaskAsync(appointment);
        await using var db = Database.Open();
        return await db.TaskEvents.Where(each => each.TaskId == task.Id).OrderBy(each => each.Id).ToListAsync(Cancellation);
    }

    /// <summary>What the family does to the task of this appointment.</summary>
    public async Task TouchAsync(long appointment, Action<CareTask, DateTimeOffset> change)
    {
        await using var db = Database.Open();
        var id = (await TaskAsync(appointment)).Id;
        change(await db.Tasks.SingleAsync(task => task.Id == id, Cancellation), Now);
        await db.SaveChangesAsync(Cancellation);
    }

    public async Task<IntegrationView> ViewAsync(Guid integration, RemindlyUser? by = null) =>
        Done(await Here.Get<IntegrationReader>().GetAsync((by ?? Ana).Id, integration, Cancellation));

    public async Task<SchedulingIntegration> RowAsync(Guid integration)
    {
        await using var db = Database.Open();
        return await db.Integrations.SingleAsync(each => each.Id == integration, Cancellation);
    }

    public async Task<IReadOnlyList<SyncRun>> RunsAsync(Guid integration)
    {
        await using var db = Database.Open();
        return await db
            .SyncRuns.Where(run => run.IntegrationId == integration)
            .OrderBy(run => run.StartedAt)
            .ThenBy(run => run.Id)
            .ToListAsync(Cancellation);
    }

    public async Task ChangeAsync(Guid integration, IntegrationChange change) =>
        Done(await Here.Get<IntegrationService>().ChangeAsync(Ana.Id, integration, change, Cancellation));

    /// <summary>What takes it back.</summary>
    public async Task<Disconnected> DisconnectAsync(Guid integration, bool deleteTasks = false) =>
        Done(await Here.Get<Disconnections>().DisconnectAsync(Ana.Id, integration, deleteTasks, Cancellation));

    /// <summary>A turn of what is cleared away by itself.</summary>
    public Task KeepUpAsync() => Here.Get<SyncUpkeep>().RunAsync(Cancellation);

    public static T Done<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Done>(outcome).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }
    }
}
