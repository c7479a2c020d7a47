using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Builders;
using Remindly.Tests.Web.Sandbox;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

public abstract class UnreadableTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    [Fact]
    public async Task One_unreadable_among_fifty_costs_nothing_but_itself_and_is_told()
    {
        var booked = World.BookMany(50);
        World.Practice.Faults.Add(new SandboxFault(FaultKind.MalformedRow) { AppointmentId = booked[20] });
        var id = await World.ConnectAsync();

        var run = await World.SyncAsync(id);

        Assert.Equal((true, 50, 49, 1), (run.Success, run.Total, run.Created, run.ErrorCount));
        var error = Assert.Single(run.Errors);
        Assert.Equal(($"{booked[20]}", "unreadable_time"), (error.ExternalId, error.Code));
        Assert.DoesNotContain("Tuesday", error.Message, StringComparison.Ordinal);
        var view = await World.ViewAsync(id);
        Assert.Equal(HealthLevel.Degraded, view.Health.Level);
        Assert.Contains("1 appointment", view.Health.Reason, StringComparison.Ordinal);

        World.Practice.Faults.Clear();
        Assert.Equal((1, 49), ((await World.SyncAsync(id)).Created, 49));
        Assert.Equal(HealthLevel.Healthy, (await World.ViewAsync(id)).Health.Level);
    }

    [Fact]
    public async Task While_one_is_unreadable_nothing_is_taken_for_gone()
    {
        var booked = World.BookMany(10);
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        var before = await StoredRows.OfTasksAsync(Database);
        World.Practice.Delete(booked[0]);
        World.Practice.Faults.Add(new SandboxFault(FaultKind.MalformedRow) { AppointmentId = booked[5] });

        var run = await World.SyncAsync(id);

        Assert.Equal((8, 1, 0), (run.Unchanged, run.ErrorCount, run.Cancelled));
        Assert.Equal(before, await StoredRows.OfTasksAsync(Database));
        Assert.Equal(0, World.Practice.Requests.Count("GET /appointments/{id}"));
    }

    [Fact]
    public async Task A_row_without_an_id_is_counted_once_and_leaves_the_fetch_incomplete()
    {
        var booked = World.BookMany(5);
        var id = await World.ConnectAsync();
        await World.SyncAsync(id);
        var before = (await World.ViewAsync(id)).LastSyncedAt;
        World.Clock.Advance(TimeSpan.FromMinutes(5));
        World.Practice.Faults.Add(new SandboxFault(FaultKind.RowWithoutId) { AppointmentId = booked[2] });

        var run = await World.SyncAsync(id);

        Assert.Equal((true, false, 5, 4, 1), (run.Success, run.Complete, run.Total, run.Unchanged, run.ErrorCount));
        Assert.Null(Assert.Single(run.Errors).ExternalId);
        Assert.Equal((before, HealthLevel.Degraded), ((await World.ViewAsync(id)).LastSyncedAt, (await World.ViewAsync(id)).Health.Level));
        Assert.True((await World.TaskAsync(booked[2])).IsOpen);
    }

    [Fact]
    public async Task Any_number_of_them_is_counted_and_not_all_of_them_are_kept()
    {
        var unreadable = Enumerable.Range(0, 250).Select(i => new UnreadableAppointment($"u{i}", "unreadable_time", "No time."));
        var readable = new AppointmentBuilder("a", World.Now.AddDays(1)).Build();
        World.Feed.Pages.Enqueue(new AppointmentPage([readable], [.. unreadable]));

        var run = await World.SyncAsync(await World.ConnectFeedAsync());

        Assert.Equal((251, 250, SyncTally.MostErrorsKept), (run.Total, run.ErrorCount, run.Errors.Count));
    }

    [Fact]
    public async Task One_that_comes_in_two_pages_is_counted_once()
    {
        var twice = new AppointmentBuilder("a", World.Now.AddDays(1)).Build();
        var broken = new UnreadableAppointment("b", "unreadable_time", "No time.");
        World.Feed.Pages.Enqueue(new AppointmentPage([twice], [broken]));
        World.Feed.Pages.Enqueue(new AppointmentPage([twice, twice], [broken]));

        var run = await World.SyncAsync(await World.ConnectFeedAsync());

        Assert.Equal((2, 1, 1), (run.Total, run.Created, run.ErrorCount));
    }

    [Fact]
    public async Task Many_gaps_are_told_in_a_few_words()
    {
        World.Feed.Pages.Enqueue(new AppointmentPage([], []) { Gaps = [.. Enumerable.Range(1, 90).Select(i => $"Gap {i}.")] });

        var run = await World.SyncAsync(await World.ConnectFeedAsync());

        Assert.Equal("Gap 1. Gap 2. Gap 3. And 87 more of the kind.", run.Notice);
    }
}

public sealed class UnreadableTestsOnSqlite(SandboxHost sandbox) : UnreadableTests(StoreEngine.Sqlite, sandbox);

public sealed class UnreadableTestsOnPostgres(SandboxHost sandbox) : UnreadableTests(StoreEngine.PostgreSql, sandbox);
