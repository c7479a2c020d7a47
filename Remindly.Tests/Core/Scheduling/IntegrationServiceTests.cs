using Microsoft.EntityFrameworkCore;
using Remindly.Core;
using Remindly.Core.Accounts;
using Remindly.Core.Care;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Core.Scheduling.Sync;
using Remindly.Tests.Web.Sandbox;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling;

public abstract class IntegrationServiceTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    private IntegrationService Service => World.Here.Get<IntegrationService>();

    private Disconnections Disconnections => World.Here.Get<Disconnections>();

    [Fact]
    public async Task Connecting_verifies_keeps_and_does_not_sync_but_is_due_at_once()
    {
        World.BookMany(2);
        var view = await World.ViewAsync(await World.ConnectAsync());

        Assert.Equal((IntegrationStatus.Active, World.Now, 0, 1), (view.Status, view.Health.NextSyncAt, view.TaskCount, view.Version));
        Assert.Equal((World.Practice.UserId, "…" + World.Practice.ApiKey[^4..]), (view.ProviderUserId, view.ApiKeyHint));
        Assert.Equal((1, 1), (World.Practice.Requests.Total, World.Practice.Requests.Count("GET /me")));
        Assert.DoesNotContain(World.Practice.ApiKey, await StoredRows.OfAllAsync(Database), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.Unauthorized, "unauthorized")]
    [InlineData(FaultKind.Forbidden, "forbidden")]
    [InlineData(FaultKind.ServerError, "unavailable")]
    [InlineData(FaultKind.TooManyRequests, "rate_limited")]
    [InlineData(FaultKind.Html, "invalid_response")]
    public async Task What_the_provider_does_not_accept_is_not_stored(FaultKind fault, string code)
    {
        World.Settings["Scheduling:Providers:Acuity:Retries"] = "0";
        World.Practice.Faults.Add(fault);

        Assert.Equal(code, Assert.IsType<Outcome<IntegrationView>.ProviderFailed>(await ConnectAsync(World.Ana, World.Rosa)).Code);

        await using var db = Database.Open();
        Assert.False(await db.Integrations.AnyAsync(Cancellation));
    }

    [Fact]
    public async Task Bad_new_credentials_leave_the_old_ones_in_use()
    {
        var id = await World.ConnectAsync();
        var change = new IntegrationChange
        {
            SyncEnabled = false,
            Credentials = new Credentials { ApiKey = "not-the-key-of-anybody" },
        };

        var failed = Assert.IsType<Outcome<IntegrationView>.ProviderFailed>(await ChangeAsync(World.Ana, id, change));

        Assert.Equal("unauthorized", failed.Code);
        var view = await World.ViewAsync(id);
        Assert.Equal((true, 1), (view.SyncEnabled, view.Version));
        Assert.True((await World.SyncAsync(id)).Success);
    }

    [Fact]
    public async Task A_stale_version_changes_nothing_and_without_one_the_last_write_wins()
    {
        var id = await World.ConnectAsync();
        Assert.Equal(
            2,
            SyncWorld.Done(await ChangeAsync(World.Ana, id, new IntegrationChange { SyncEnabled = false, Version = 1 })).Version
        );

        var stale = await ChangeAsync(World.Ana, id, new IntegrationChange { SyncEnabled = true, Version = 1 });

        Assert.Equal("stale_version", Assert.IsType<Outcome<IntegrationView>.Conflict>(stale).Code);
        Assert.False((await World.ViewAsync(id)).SyncEnabled);
        Assert.Equal(3, SyncWorld.Done(await ChangeAsync(World.Ana, id, new IntegrationChange { SyncEnabled = true })).Version);
    }

    [Fact]
    public async Task Of_two_that_change_it_at_the_same_moment_without_a_version_neither_is_refused()
    {
        var id = await World.ConnectAsync();
        var changes = Enumerable
            .Range(1, 6)
            .Select(i =>
                Task.Run(() => ChangeAsync(World.Ana, id, new IntegrationChange { Settings = new SyncSettings { DaysBack = i } }))
            );

        Assert.All(await Task.WhenAll(changes), outcome => Assert.IsType<Outcome<IntegrationView>.Done>(outcome));
        Assert.Equal(7, (await World.ViewAsync(id)).Version);
    }

    [Fact]
    public async Task Turned_off_it_is_not_due_and_turned_on_again_it_is_at_once()
    {
        var id = await World.ConnectAsync();
        await World.ChangeAsync(id, new IntegrationChange { SyncEnabled = false });
        Assert.Null((await World.ViewAsync(id)).Health.NextSyncAt);
        World.Clock.Advance(TimeSpan.FromDays(1));
        await World.ChangeAsync(id, new IntegrationChange { SyncEnabled = true });
        Assert.Equal(World.Now, (await World.ViewAsync(id)).Health.NextSyncAt);
    }

    [Theory]
    [InlineData(CircleRole.Owner, true, true, true)]
    [InlineData(CircleRole.Helper, true, true, false)]
    [InlineData(CircleRole.Viewer, true, false, false)]
    [InlineData(null, false, false, false)]
    public async Task Who_may_see_sync_and_manage(CircleRole? role, bool sees, bool syncs, bool manages)
    {
        var id = await World.ConnectAsync();
        var person = await World.AddCaregiverAsync("Pat", role is null ? null : World.Rosa, role ?? CircleRole.Viewer);
        var requests = World.Practice.Requests.Total;

        var view = await World.Here.Get<IntegrationReader>().GetAsync(person.Id, id, Cancellation);
        Assert.Equal(sees ? "Done" : "Missing", view.GetType().Name);
        var refusal = sees ? "Forbidden" : "Missing";
        if (view is Outcome<IntegrationView>.Done(var seen))
        {
            Assert.Equal(new IntegrationRights(syncs, manages), seen.Rights);
        }

        if (!manages)
        {
            var gone = new SyncRequest(id, SyncTrigger.Manual, AcceptsAbsence: true);
            Assert.Equal(refusal, (await ChangeAsync(person, id, new IntegrationChange())).GetType().Name);
            Assert.Equal(refusal, (await Disconnections.DisconnectAsync(person.Id, id, false, Cancellation)).GetType().Name);
            Assert.Equal(refusal, (await Service.ListAppointmentTypesAsync(person.Id, id, Cancellation)).GetType().Name);
            Assert.Equal(refusal, (await Service.SyncAsync(person.Id, gone, Cancellation)).GetType().Name);
            Assert.Equal(refusal, (await ConnectAsync(person, World.Rosa)).GetType().Name);
            Assert.Equal(requests, World.Practice.Requests.Total);
        }

        var synced = await Service.SyncAsync(person.Id, new SyncRequest(id, SyncTrigger.Manual), Cancellation);
        Assert.Equal(syncs ? "Done" : refusal, synced.GetType().Name);
        Assert.Equal(syncs ? 1 : 0, (await World.RunsAsync(id)).Count);
    }

    [Fact]
    public async Task An_integration_without_a_senior_is_seen_by_whoever_made_it_alone()
    {
        var id = await World.ConnectAsync(World.Ana, null, World.Practice);
        var ben = await World.AddCaregiverAsync("Ben", World.Rosa);

        Assert.True((await World.ViewAsync(id)).Rights.MayManage);
        Assert.IsType<Outcome<IntegrationView>.Missing>(await World.Here.Get<IntegrationReader>().GetAsync(ben.Id, id, Cancellation));
        Assert.IsType<Outcome<Disconnected>.Missing>(await Disconnections.DisconnectAsync(ben.Id, id, false, Cancellation));
    }

    [Fact]
    public async Task Nobody_can_give_it_to_a_senior_they_do_not_own()
    {
        var id = await World.ConnectAsync();
        var ben = await World.AddCaregiverAsync("Ben");
        var otto = await World.AddSeniorAsync(new Builders.SeniorBuilder().Named("Otto Berg"), ben);
        var change = new IntegrationChange { ChangesSenior = true, SeniorId = otto.Id };
        Assert.IsType<Outcome<IntegrationView>.Missing>(await ChangeAsync(World.Ana, id, change));

        await World.JoinAsync(World.Ana, otto, CircleRole.Helper);
        Assert.IsType<Outcome<IntegrationView>.Forbidden>(await ChangeAsync(World.Ana, id, change));
        Assert.Equal(World.Rosa.Id, (await World.ViewAsync(id)).SeniorId);
    }

    [Fact]
    public async Task An_unknown_provider_and_missing_fields_are_told_by_name()
    {
        var unknown = await Service.ConnectAsync(
            World.Ana.Id,
            new NewIntegration { Provider = "outlook", Credentials = new Credentials() },
            Cancellation
        );
        Assert.Equal(["provider"], Assert.IsType<Outcome<IntegrationView>.Refused>(unknown).Errors.Keys);

        var empty = await Service.ConnectAsync(
            World.Ana.Id,
            new NewIntegration { Provider = "acuity", Credentials = new Credentials() },
            Cancellation
        );
        Assert.Equal(["api_key", "provider_user_id"], Assert.IsType<Outcome<IntegrationView>.Refused>(empty).Errors.Keys.Order());
        Assert.Equal(0, World.Practice.Requests.Total);
    }

    [Fact]
    public async Task Lists_the_providers_types()
    {
        var types = SyncWorld.Done(await Service.ListAppointmentTypesAsync(World.Ana.Id, await World.ConnectAsync(), Cancellation));
        Assert.Contains(types, type => type is { Name: "Check-up", DurationMinutes: 30 });
    }

    private Task<Outcome<IntegrationView>> ConnectAsync(RemindlyUser person, Senior senior)
    {
        var credentials = new Credentials { ProviderUserId = World.Practice.UserId, ApiKey = World.Practice.ApiKey };
        var wish = new NewIntegration
        {
            Provider = "acuity",
            SeniorId = senior.Id,
            Credentials = credentials,
        };
        return Service.ConnectAsync(person.Id, wish, Cancellation);
    }

    private Task<Outcome<IntegrationView>> ChangeAsync(RemindlyUser person, Guid id, IntegrationChange change) =>
        Service.ChangeAsync(person.Id, id, change, Cancellation);
}

public sealed class IntegrationServiceTestsOnSqlite(SandboxHost sandbox) : IntegrationServiceTests(StoreEngine.Sqlite, sandbox);

public sealed class IntegrationServiceTestsOnPostgres(SandboxHost sandbox) : IntegrationServiceTests(StoreEngine.PostgreSql, sandbox);
