using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Remindly.Tests.Core.Scheduling.Sync;
using Remindly.Tests.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Health;

public abstract class VisitsAtRiskTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    [Fact]
    public async Task The_next_three_open_visits_of_the_window_are_named_and_all_are_counted()
    {
        World.Book(World.Now.AddDays(-2));
        World.Book(World.Now.AddDays(8));
        var booked = World.BookMany(6);
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        await World.TouchAsync(booked[0], (task, now) => task.Complete(now));

        var found = await FindAsync(id, daysAhead: 5);

        Assert.Equal(5, found.Count);
        Assert.Equal(
            booked.Skip(1).Take(3).Select((_, hour) => World.Now.AddDays(1).AddHours(hour + 1)),
            found.Next.Select(visit => visit.At)
        );
        Assert.All(found.Next, visit => Assert.Equal(World.Rosa.TimeZone, visit.TimeZone));
    }

    [Fact]
    public async Task A_stranger_is_told_of_none()
    {
        World.BookMany(2);
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        var view = await World.ViewAsync(id);
        var sam = await World.AddCaregiverAsync("Sam");
        var vera = await World.AddCaregiverAsync("Vera", World.Rosa, CircleRole.Viewer);
        var risks = World.Here.Get<RiskReader>();

        Assert.Equal(0, (await risks.FindAsync(sam.Id, view, Cancellation)).Count);
        Assert.Equal(2, (await risks.FindAsync(vera.Id, view, Cancellation)).Count);
    }

    private async Task<VisitsAtRisk> FindAsync(Guid id, int daysAhead)
    {
        var view = await World.ViewAsync(id) with { Settings = SyncSettings.Default with { DaysAhead = daysAhead } };
        return await World.Here.Get<RiskReader>().FindAsync(World.Ana.Id, view, Cancellation);
    }
}

public sealed class VisitsAtRiskTestsOnSqlite(SandboxHost sandbox) : VisitsAtRiskTests(StoreEngine.Sqlite, sandbox);

public sealed class VisitsAtRiskTestsOnPostgres(SandboxHost sandbox) : VisitsAtRiskTests(StoreEngine.PostgreSql, sandbox);
