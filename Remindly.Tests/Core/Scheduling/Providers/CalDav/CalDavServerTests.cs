using Remindly.Core;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Health;
using Remindly.Core.Scheduling.Providers.CalDav;
using Remindly.Core.Scheduling.Sync;
using Remindly.Core.Tasks;
using Remindly.Tests.Core.Scheduling.Sync;
using Remindly.Tests.Infrastructure;
using Remindly.Tests.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Providers.CalDav;

public sealed class RadicaleTests(SandboxHost sandbox) : CalDavServerTests(new RadicaleServer(), sandbox)
{
    [Fact]
    public async Task A_wrong_password_is_refused_and_a_later_one_asked_for()
    {
        await MakeAsync("Family");

        var refused = Assert.IsType<Outcome<IntegrationView>.ProviderFailed>(await ConnectAsync(password: "wrong"));
        Assert.Equal("unauthorized", refused.Code);

        var id = SyncWorld.Done(await ConnectAsync()).Id;
        await SyncAsync(id);
        await World.ChangeAsync(id, new IntegrationChange { SyncEnabled = true });
        Assert.Equal(HealthLevel.Healthy, (await World.ViewAsync(id)).Health.Level);
    }
}

public sealed class XandikosTests(SandboxHost sandbox) : CalDavServerTests(new XandikosServer(), sandbox);

/// <summary>What must hold with every real server: another program changes the calendar meanwhile.</summary>
public abstract class CalDavServerTests(CalDavServer server, SandboxHost sandbox) : SyncTest(StoreEngine.Sqlite, sandbox)
{
    private protected static DateTimeOffset Tuesday { get; } = new(2026, 3, 10, 14, 0, 0, TimeSpan.Zero);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await server.StartAsync();
        World.Settings["Scheduling:AllowPrivateNetworks"] = "true";
        World.Settings["Scheduling:Providers:CalDav:RequestsPerSecond"] = "1000";
        World.Settings["Scheduling:Providers:CalDav:Burst"] = "1000";
        World.Settings["Scheduling:Providers:CalDav:BaseDelay"] = "00:00:00.005";
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task What_another_program_adds_moves_and_deletes_follows()
    {
        var other = await MakeAsync("Family");
        await other.PutAsync("visit", Once("visit", Tuesday, "Doctor Lee"));
        await other.PutAsync("weekly", Weekly());
        var id = SyncWorld.Done(await ConnectAsync()).Id;

        var first = await SyncAsync(id);
        Assert.Equal((5, 5, true), (first.Total, first.Created, first.Complete));
        Assert.Equal(Tuesday, (await TaskAsync("visit")).ScheduledAt);
        // The clock on the wall says ten before and after the clocks change.
        Assert.Equal([(3, 15), (10, 14), (17, 14), (24, 14)], await WeeklyTimesAsync());

        var again = await SyncAsync(id);
        Assert.Equal((5, 5, true), (again.Total, again.Unchanged, again.Complete));
        Assert.True(await FewestRequestsAsync(id, again) < first.Requests);

        await other.PutAsync("visit", Once("visit", Tuesday.AddDays(1), "Doctor Lee"));
        var moved = await SyncAsync(id);
        Assert.Equal((1, 4), (moved.Updated, moved.Unchanged));
        Assert.Equal(Tuesday.AddDays(1), (await TaskAsync("visit")).ScheduledAt);

        await other.DeleteAsync("visit");
        var gone = await SyncAsync(id);
        Assert.Equal((1, true), (gone.Cancelled, gone.Complete));
        Assert.Equal(CareTaskStatus.Cancelled, (await TaskAsync("visit")).Status);
        Assert.Equal(CareTaskStatus.Pending, (await TaskAsync("weekly;20260310T140000Z")).Status);
    }

    [Fact]
    public async Task One_that_left_the_window_is_found_where_it_went()
    {
        var other = await MakeAsync("Family");
        await other.PutAsync("visit", Once("visit", Tuesday, "Doctor Lee"));
        await other.PutAsync("stays", Once("stays", Tuesday, "Eye test"));
        var id = SyncWorld.Done(await ConnectAsync()).Id;
        await SyncAsync(id);

        await other.PutAsync("visit", Once("visit", Tuesday.AddDays(300), "Doctor Lee"));
        var run = await SyncAsync(id);

        Assert.Equal((1, 0), (run.Updated, run.Cancelled));
        Assert.Equal(Tuesday.AddDays(300), (await TaskAsync("visit")).ScheduledAt);
    }

    [Fact]
    public async Task A_chosen_calendar_that_is_gone_takes_nothing_with_it()
    {
        await MakeAsync("Work");
        var path = await server.MakeCalendarAsync("Family");
        await server.PutAsync(path + "visit.ics", Once("visit", Tuesday, "Doctor Lee"));
        var id = SyncWorld.Done(await ConnectAsync([path])).Id;
        await SyncAsync(id);

        await server.DeleteAsync(path);
        var run = await SyncAsync(id);

        Assert.Equal((false, FailureKind.NotFound), (run.Success, run.Failure));
        Assert.Equal(CareTaskStatus.Pending, (await TaskAsync("visit")).Status);
        Assert.Equal(HealthLevel.NeedsAttention, (await World.ViewAsync(id)).Health.Level);
    }

    [Fact]
    public async Task A_server_that_is_gone_is_said_to_be_and_nothing_is_lost()
    {
        var path = await server.MakeCalendarAsync("Family");
        await server.PutAsync(path + "visit.ics", Once("visit", Tuesday, "Doctor Lee"));
        var id = SyncWorld.Done(await ConnectAsync()).Id;
        await SyncAsync(id);

        server.Stop();
        var run = await SyncAsync(id);

        Assert.Equal((false, FailureKind.Unavailable), (run.Success, run.Failure));
        Assert.Equal(CareTaskStatus.Pending, (await TaskAsync("visit")).Status);
        Assert.Equal(HealthLevel.Failing, (await World.ViewAsync(id)).Health.Level);
    }

    private protected async Task<Vdirsyncer> MakeAsync(string name)
    {
        var other = new Vdirsyncer(server, await server.MakeCalendarAsync(name));
        await other.DiscoverAsync();
        return other;
    }

    private protected Task<Outcome<IntegrationView>> ConnectAsync(IReadOnlyList<string>? calendars = null, string? password = null) =>
        World
            .Here.Get<IntegrationService>()
            .ConnectAsync(
                World.Ana.Id,
                new NewIntegration
                {
                    Provider = "caldav",
                    SeniorId = World.Rosa.Id,
                    Credentials = new Credentials
                    {
                        Url = server.Address.AbsoluteUri,
                        Username = CalDavServer.User,
                        Password = password ?? server.Password,
                    },
                    Settings = new SyncSettings { Calendars = calendars?.Select(CalDavCalendar.IdOf).ToArray() },
                },
                Cancellation
            );

    private protected async Task<SyncRun> SyncAsync(Guid id) => Assert.IsType<SyncAnswer.Finished>(await World.AskAsync(id)).Run;

    // A server that hangs up is asked again, and that counts: the least of a few runs is what a run takes.
    private async Task<int> FewestRequestsAsync(Guid id, SyncRun run)
    {
        var fewest = run.Requests;
        for (var tries = 0; tries < 4; tries++)
        {
            fewest = Math.Min(fewest, (await SyncAsync(id)).Requests);
        }

        return fewest;
    }

    private async Task<CareTask> TaskAsync(string externalId) =>
        Assert.Single(await World.TasksAsync(), task => task.ExternalId == externalId);

    private async Task<IEnumerable<(int Day, int Hour)>> WeeklyTimesAsync() =>
        (await World.TasksAsync())
            .Where(task => task.ExternalId!.StartsWith("weekly", StringComparison.Ordinal))
            .Select(task => (task.ScheduledAt!.Value.UtcDateTime.Day, task.ScheduledAt.Value.UtcDateTime.Hour));

    private static string Once(string uid, DateTimeOffset start, string title) =>
        DavShelf.Written(uid, new ContractAppointment(start) { Title = title });

    private static string Weekly() =>
        """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Example//EN
            BEGIN:VTIMEZONE
            TZID:America/New_York
            BEGIN:DAYLIGHT
            DTSTART:20070311T020000
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
            TZOFFSETFROM:-0500
            TZOFFSETTO:-0400
            END:DAYLIGHT
            BEGIN:STANDARD
            DTSTART:20071104T020000
            RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
            TZOFFSETFROM:-0400
            TZOFFSETTO:-0500
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:weekly
            DTSTAMP:20260101T000000Z
            DTSTART;TZID=America/New_York:20260303T100000
            DURATION:PT45M
            RRULE:FREQ=WEEKLY;COUNT=4
            SUMMARY:Physiotherapy
            END:VEVENT
            END:VCALENDAR
            """.ReplaceLineEndings("\r\n") + "\r\n";
}
