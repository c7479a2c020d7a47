using NodaTime;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Tests.Builders;
using Remindly.Tests.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

public abstract class DaylightTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    [Theory]
    [InlineData("America/New_York", "2026-03-08", -5, -4)]
    [InlineData("America/New_York", "2026-11-01", -4, -5)]
    [InlineData("Europe/London", "2026-03-29", 0, 1)]
    [InlineData("Europe/London", "2026-10-25", 1, 0)]
    [InlineData("Australia/Sydney", "2026-04-05", 11, 10)]
    [InlineData("Australia/Sydney", "2026-10-04", 10, 11)]
    [InlineData("Asia/Kolkata", "2026-03-29", 5.5, 5.5)]
    [InlineData("Asia/Kolkata", "2026-10-25", 5.5, 5.5)]
    public async Task A_clock_time_stays_that_clock_time_across_the_change(string zone, string changes, double before, double after)
    {
        var day = DateOnly.Parse(changes);
        World.Clock.Set(At(day.AddDays(-4), new TimeOnly(12, 0), 0));
        World.Practice.Settings = World.Practice.Settings with { Timezone = zone };
        World.Practice.Calendars = [.. World.Practice.Calendars.Select(each => each with { Timezone = zone })];
        var nine = new TimeOnly(9, 30);
        long[] booked =
        [
            World.Book(At(day.AddDays(-1), nine, before)),
            World.Book(At(day, nine, after)),
            World.Book(At(day.AddDays(1), nine, after)),
        ];
        var rosa = await World.AddSeniorAsync(new SeniorBuilder().Living(zone));
        var id = await World.ConnectAsync(World.Ana, rosa, World.Practice);

        Assert.Equal(3, (await World.SyncAsync(id)).Created);

        var tasks = await World.TasksAsync(rosa);
        Assert.Equal(booked.Select(each => $"{each}"), tasks.Select(task => task.ExternalId));
        Assert.All(tasks, task => Assert.Equal(new LocalTime(9, 30), LocalTimeOf(task.ScheduledAt!.Value, zone)));
        Assert.Equal(TimeSpan.FromHours(24 + before - after), tasks[1].ScheduledAt - tasks[0].ScheduledAt);
        Assert.Equal(TimeSpan.FromHours(24), tasks[2].ScheduledAt - tasks[1].ScheduledAt);
        World.Clock.Set(At(day.AddDays(1), new TimeOnly(12, 0), 0));
        Assert.Equal(3, (await World.SyncAsync(id)).Unchanged);
    }

    [Theory]
    [InlineData("America/New_York", "2026-11-01", -4, -5)]
    [InlineData("Europe/London", "2026-10-25", 1, 0)]
    [InlineData("Australia/Sydney", "2026-04-05", 11, 10)]
    public async Task The_hour_that_comes_twice_is_two_instants(string zone, string changes, double first, double second)
    {
        var day = DateOnly.Parse(changes);
        var hour = zone == "Australia/Sydney" ? new TimeOnly(2, 30) : new TimeOnly(1, 30);
        World.Clock.Set(At(day.AddDays(-2), new TimeOnly(12, 0), 0));
        World.Practice.Settings = World.Practice.Settings with { Timezone = zone };
        World.Practice.Calendars = [.. World.Practice.Calendars.Select(each => each with { Timezone = zone })];
        var (early, late) = (At(day, hour, first), At(day, hour, second));
        World.Book(early);
        World.Book(late);

        Assert.Equal(2, (await World.SyncAsync(await World.ConnectAsync())).Created);

        Assert.Equal([early, late], (await World.TasksAsync()).Select(task => task.ScheduledAt!.Value));
        Assert.Equal(TimeSpan.FromHours(1), late - early);
    }

    [Theory]
    [InlineData("America/New_York", "2026-03-08")]
    [InlineData("Australia/Sydney", "2026-04-05")]
    public async Task The_window_is_so_many_times_24_hours_even_when_a_day_has_another_length(string zone, string changes)
    {
        var day = DateOnly.Parse(changes);
        World.Clock.Set(At(day.AddDays(-1), new TimeOnly(20, 0), 0));
        World.Practice.Settings = World.Practice.Settings with { Timezone = zone };
        World.Book(World.Now.AddHours(48));
        World.Book(World.Now.AddHours(48).AddSeconds(1));
        World.Book(World.Now.AddHours(-24));
        World.Book(World.Now.AddHours(-24).AddSeconds(-1));

        var run = await World.SyncAsync(await World.ConnectAsync(new SyncSettings { DaysBack = 1, DaysAhead = 2 }));

        Assert.Equal(2, run.Total);
    }

    private static DateTimeOffset At(DateOnly day, TimeOnly time, double hoursFromUtc) =>
        new DateTimeOffset(day, time, TimeSpan.FromHours(hoursFromUtc)).ToUniversalTime();

    private static LocalTime LocalTimeOf(DateTimeOffset instant, string zone) =>
        Instant.FromDateTimeOffset(instant).InZone(DateTimeZoneProviders.Tzdb[zone]).TimeOfDay;
}

public sealed class DaylightTestsOnSqlite(SandboxHost sandbox) : DaylightTests(StoreEngine.Sqlite, sandbox);

public sealed class DaylightTestsOnPostgres(SandboxHost sandbox) : DaylightTests(StoreEngine.PostgreSql, sandbox);
