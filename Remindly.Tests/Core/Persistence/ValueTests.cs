using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Core.Persistence;

/// <summary>What is saved is what is read.</summary>
public abstract class ValueTests(StoreEngine engine) : DatabaseTest(engine)
{
    [Fact]
    public async Task Instants_keep_their_microseconds_and_come_back_in_utc()
    {
        var (ana, rosa) = (Rows.User(), Rows.Senior());
        var at = new DateTimeOffset(2026, 3, 8, 6, 59, 59, 123, 456, TimeSpan.Zero);
        await Database.SaveAsync(ana, rosa, Rows.Task(rosa, ana, at), Rows.Task(rosa, ana));

        await using var db = Database.Open();
        Assert.Equal([null, at], (await db.Tasks.Select(task => task.ScheduledAt).ToListAsync(Cancellation)).Order());
        Assert.All(await db.Tasks.ToListAsync(Cancellation), task => Assert.Equal(TimeSpan.Zero, task.CreatedAt.Offset));
    }

    [Fact]
    public async Task Instants_sort_and_compare_in_the_database()
    {
        var (ana, rosa) = (Rows.User(), Rows.Senior());
        DateTimeOffset[] instants =
        [
            new(1969, 12, 31, 23, 0, 0, TimeSpan.Zero),
            Rows.Now,
            Rows.Now.AddMicroseconds(1),
            Rows.Now.AddYears(90),
        ];
        await Database.SaveAsync([ana, rosa, .. instants.Reverse().Select(at => Rows.Task(rosa, ana, at))]);

        await using var db = Database.Open();
        var sorted = await db.Tasks.OrderBy(task => task.ScheduledAt).Select(task => task.ScheduledAt!.Value).ToListAsync(Cancellation);
        var after = await db.Tasks.CountAsync(task => task.ScheduledAt > Rows.Now, Cancellation);

        Assert.Equal(instants, sorted);
        Assert.Equal(2, after);
    }

    [Fact]
    public async Task The_second_of_two_who_change_the_same_senior_is_told()
    {
        var rosa = Rows.Senior();
        await Database.SaveAsync(rosa);
        await using var first = Database.Open();
        await using var second = Database.Open();
        (await first.Seniors.SingleAsync(Cancellation)).Change(Rows.Details("Rosa A."));
        (await second.Seniors.SingleAsync(Cancellation)).Change(Rows.Details("Rosa B."));
        await first.SaveChangesAsync(Cancellation);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(Cancellation));

        await using var db = Database.Open();
        Assert.Equal("Rosa A.", (await db.Seniors.SingleAsync(Cancellation)).Name);
    }

    [Fact]
    public async Task Settings_are_kept_as_the_contracts_words()
    {
        var ana = Rows.User();
        var integration = Rows.Integration(ana, null);
        var settings = new SyncSettings
        {
            Match = MatchMode.Client,
            DaysBack = 0,
            DaysAhead = 730,
            SyncIntervalMinutes = 5,
            AssignTo = AssignMode.Owner,
        };
        integration.Use(settings, Rows.Now);
        await Database.SaveAsync(ana, integration);

        await using var db = Database.Open();
        Assert.Equal(settings, (await db.Integrations.SingleAsync(Cancellation)).Settings);
        var json = Assert.Single(await Rows.TextsAsync(db, "SELECT settings FROM scheduling_integrations"));
        Assert.Equal("""{"match":"client","days_back":0,"days_ahead":730,"sync_interval_minutes":5,"assign_to":"owner"}""", json);
    }

    [Fact]
    public async Task A_runs_unreadable_items_are_kept_in_order()
    {
        var ana = Rows.User();
        var integration = Rows.Integration(ana, null);
        var run = new SyncRun(integration.Id, SyncTrigger.Schedule, Rows.Now);
        var tally = new SyncTally { Created = 2, Requests = 3 };
        tally.Add(new UnreadableAppointment("7", "unreadable_time", "Its time could not be read."));
        tally.Add(new UnreadableAppointment(null, "no_id", "It has no number."));
        run.Finish(tally, complete: true, "2 could not be read.", Rows.Now.AddSeconds(4));
        await Database.SaveAsync(ana, integration, run);

        await using var db = Database.Open();
        var kept = await db.SyncRuns.SingleAsync(Cancellation);
        Assert.Equal(["7", null], kept.Errors.Select(error => error.ExternalId));
        Assert.Equal((4, 2, 2, 3, true), (kept.Total, kept.Created, kept.ErrorCount, kept.Requests, kept.Success));
    }
}

public sealed class ValueTestsOnSqlite() : ValueTests(StoreEngine.Sqlite);

public sealed class ValueTestsOnPostgres() : ValueTests(StoreEngine.PostgreSql);
