using System.Text.Json;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Web.Api;

public sealed class IntegrationsApiTests(ConnectedApp world) : IClassFixture<ConnectedApp>
{
    private const string Route = "/api/scheduling_integrations";

    [Fact]
    public async Task Connects_once_the_key_is_verified_and_never_shows_it_again()
    {
        var account = world.NewAccount();

        var made = await world.AskAsync(HttpMethod.Post, Route, world.Wish(account));

        Assert.Equal(201, made.Status);
        Assert.Equal($"{Route}/{made["id"]}", made.Location);
        Assert.Equal("acuity", made["provider"]);
        Assert.Equal("Acuity Scheduling", made["provider_name"]);
        Assert.Equal("active", made["status"]);
        Assert.Equal("…" + account.ApiKey[^4..], made["api_key_hint"]);
        Assert.Equal("stale", made.Json.GetProperty("health").GetProperty("level").GetString());
        Assert.Equal("all", made.Json.GetProperty("settings").GetProperty("match").GetString());
        Assert.DoesNotContain(account.ApiKey, made.Json.GetRawText());
        Assert.Equal(0, account.Requests.Count("GET /appointments"));
    }

    [Fact]
    public async Task Says_how_far_a_run_is_while_it_is_at_work_and_only_then()
    {
        var account = world.NewAccount(3);
        var route = $"{Route}/{(await world.ConnectAsync(account)).GetProperty("id").GetGuid()}";
        Assert.Equal(JsonValueKind.Null, (await world.AskAsync(HttpMethod.Get, route)).Json.GetProperty("progress").ValueKind);
        account.Faults.Add(
            new SandboxFault(FaultKind.Slow)
            {
                DelayMs = 1500,
                Count = 1,
                Scope = FaultScope.Lists,
            }
        );

        var running = world.AskAsync(HttpMethod.Post, route + "/sync");

        await Eventually.HoldsAsync(
            async () =>
                (await world.AskAsync(HttpMethod.Get, route)).Json is var seen
                && seen.GetProperty("health").GetProperty("level").GetString() == "syncing"
                && seen.GetProperty("progress").GetProperty("received").GetInt32() == 0,
            "the run is seen at work"
        );
        Assert.Equal(3, (await running).Json.GetProperty("created").GetInt32());
        Assert.Equal(JsonValueKind.Null, (await world.AskAsync(HttpMethod.Get, route)).Json.GetProperty("progress").ValueKind);
    }

    [Fact]
    public async Task Stores_nothing_when_the_provider_rejects_the_key()
    {
        var before = await CountAsync();

        var refused = await world.AskAsync(HttpMethod.Post, Route, world.Wish(world.NewAccount(), key: "not-the-key-of-this-account"));

        Assert.Equal(422, refused.Status);
        Assert.Equal("credentials_rejected", refused["code"]);
        Assert.Equal(before, await CountAsync());
    }

    [Theory]
    [InlineData(FaultKind.ServerError, "unavailable")]
    [InlineData(FaultKind.Html, "invalid_response")]
    [InlineData(FaultKind.TooManyRequests, "rate_limited")]
    public async Task Stores_nothing_when_the_provider_cannot_be_asked(FaultKind fault, string code)
    {
        var account = world.NewAccount();
        account.Faults.Add(new SandboxFault(fault));
        var before = await CountAsync();

        var failed = await world.AskAsync(HttpMethod.Post, Route, world.Wish(account));

        Assert.Equal((502, code), (failed.Status, failed["code"]));
        Assert.Equal(before, await CountAsync());
    }

    [Theory]
    [InlineData("""{"match":"everyone"}""", "settings.match")]
    [InlineData("""{"days_back":366}""", "settings.days_back")]
    [InlineData("""{"days_ahead":0}""", "settings.days_ahead")]
    [InlineData("""{"sync_interval_minutes":4}""", "settings.sync_interval_minutes")]
    [InlineData("""{"sync_every":10}""", "settings.sync_every")]
    public async Task Names_the_setting_it_cannot_use(string settings, string field)
    {
        var wish = world.Wish(world.NewAccount(), settings: System.Text.Json.JsonDocument.Parse(settings).RootElement);

        var refused = await world.AskAsync(HttpMethod.Post, Route, wish);

        Assert.Equal(400, refused.Status);
        Assert.Equal([field], refused.Errors);
    }

    [Fact]
    public async Task Names_the_credential_that_is_missing()
    {
        var refused = await world.AskAsync(HttpMethod.Post, Route, new { provider = "acuity", senior_id = world.RosaId });
        var unknown = await world.AskAsync(HttpMethod.Post, Route, new { provider = "fax", senior_id = world.RosaId });

        Assert.Equal(400, refused.Status);
        Assert.Equal(["api_key", "provider_user_id"], refused.Errors);
        Assert.Equal((400, "provider"), (unknown.Status, Assert.Single(unknown.Errors)));
    }

    [Fact]
    public async Task Verifies_without_storing()
    {
        var account = world.NewAccount();
        var before = await CountAsync();

        var good = await world.AskAsync(HttpMethod.Post, Route + "/verify", world.Wish(account));
        var bad = await world.AskAsync(HttpMethod.Post, Route + "/verify", world.Wish(account, key: "wrong-key"));
        account.Faults.Add(new SandboxFault(FaultKind.Dropped));
        var away = await world.AskAsync(HttpMethod.Post, Route + "/verify", world.Wish(account));

        Assert.Equal((200, "True"), (good.Status, good["valid"]));
        Assert.NotEmpty(good.Json.GetProperty("account").GetProperty("id").GetString()!);
        Assert.Equal((200, "False", "credentials_rejected"), (bad.Status, bad["valid"], bad["code"]));
        Assert.Equal((200, "False", "unreachable"), (away.Status, away["valid"], away["code"]));
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task Syncs_and_the_appointments_are_tasks()
    {
        var account = world.NewAccount(appointments: 12);
        var id = (await world.ConnectAsync(account)).GetProperty("id").GetString();

        var run = await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/sync");
        var again = await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/sync");
        var tasks = await world.AskAsync(HttpMethod.Get, $"/api/tasks?senior_id={world.RosaId}&source=acuity&limit=200");

        Assert.Equal((200, "True", "12", "12"), (run.Status, run["success"], run["total"], run["created"]));
        Assert.Equal(("manual", "12", "0"), (run["trigger"], again["unchanged"], again["created"]));
        var ours = tasks
            .Json.GetProperty("items")
            .EnumerateArray()
            .Where(task => task.GetProperty("scheduling_integration_id").GetString() == id);
        Assert.Equal(12, ours.Count());
        Assert.All(ours, task => Assert.Equal("Acuity Scheduling", task.GetProperty("external_provider_name").GetString()));
        var view = await world.AskAsync(HttpMethod.Get, $"{Route}/{id}");
        Assert.Equal("healthy", view.Json.GetProperty("health").GetProperty("level").GetString());
        Assert.Equal("12", view["task_count"]);
        var runs = await world.AskAsync(HttpMethod.Get, $"{Route}/{id}/sync_runs");
        Assert.Equal(2, runs.Json.GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData(FaultKind.Unauthorized, "unauthorized", "needs_attention")]
    [InlineData(FaultKind.Forbidden, "forbidden", "needs_attention")]
    [InlineData(FaultKind.TooManyRequests, "rate_limited", "failing")]
    [InlineData(FaultKind.Maintenance, "unavailable", "failing")]
    [InlineData(FaultKind.Dropped, "unavailable", "failing")]
    [InlineData(FaultKind.CutJson, "invalid_response", "failing")]
    [InlineData(FaultKind.Redirect, "invalid_response", "failing")]
    public async Task Says_what_went_wrong_and_heals_with_the_next_good_sync(FaultKind fault, string code, string level)
    {
        var account = world.NewAccount(appointments: 3);
        var id = (await world.ConnectAsync(account)).GetProperty("id").GetString();
        await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/sync");
        account.Faults.Add(new SandboxFault(fault));

        var failed = await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/sync");
        var ill = await world.AskAsync(HttpMethod.Get, $"{Route}/{id}");
        account.Faults.Clear();
        var healed = await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/sync");
        var well = await world.AskAsync(HttpMethod.Get, $"{Route}/{id}");

        Assert.Equal((502, code), (failed.Status, failed["code"]));
        Assert.Equal(level, ill.Json.GetProperty("health").GetProperty("level").GetString());
        Assert.Equal(code, ill.Json.GetProperty("last_error").GetProperty("code").GetString());
        Assert.Equal("3", ill["task_count"]);
        Assert.Equal((200, "3"), (healed.Status, healed["unchanged"]));
        Assert.Equal("healthy", well.Json.GetProperty("health").GetProperty("level").GetString());
        Assert.Equal("active", well["status"]);
    }

    [Fact]
    public async Task Is_told_to_wait_and_does_not_ask_before()
    {
        var account = world.NewAccount(appointments: 1);
        var id = (await world.ConnectAsync(account)).GetProperty("id").GetString();
        account.Faults.Add(new SandboxFault(FaultKind.TooManyRequests) { RetryAfterSeconds = 120 });
        await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/sync");
        var asked = account.Requests.Total;

        var held = await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/sync");

        Assert.Equal((502, "rate_limited"), (held.Status, held["code"]));
        Assert.Equal(asked, account.Requests.Total);
    }

    [Fact]
    public async Task Takes_new_credentials_only_when_they_work()
    {
        var account = world.NewAccount(appointments: 2);
        var id = (await world.ConnectAsync(account)).GetProperty("id").GetString();
        account.ApiKey = $"key-{Guid.NewGuid():N}";
        await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/sync");

        var broken = await world.AskAsync(HttpMethod.Get, $"{Route}/{id}");
        var bad = await world.AskAsync(HttpMethod.Patch, $"{Route}/{id}", new { api_key = "still-wrong" });
        var good = await world.AskAsync(HttpMethod.Patch, $"{Route}/{id}", new { api_key = account.ApiKey });
        var synced = await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/sync");

        Assert.Equal("error", broken["status"]);
        Assert.Equal((422, "credentials_rejected"), (bad.Status, bad["code"]));
        Assert.Equal((200, "active"), (good.Status, good["status"]));
        Assert.Equal((200, "2"), (synced.Status, synced["created"]));
    }

    [Fact]
    public async Task Pauses_and_resumes()
    {
        var id = (await world.ConnectAsync(world.NewAccount())).GetProperty("id").GetString();

        var paused = await world.AskAsync(HttpMethod.Patch, $"{Route}/{id}", new { status = "inactive" });
        var refused = await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/sync");
        var resumed = await world.AskAsync(HttpMethod.Patch, $"{Route}/{id}", new { status = "active", sync_enabled = false });
        var synced = await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/sync");

        Assert.Equal("paused", paused.Json.GetProperty("health").GetProperty("level").GetString());
        Assert.Equal((409, "inactive"), (refused.Status, refused["code"]));
        Assert.Equal(("active", "False"), (resumed["status"], resumed["sync_enabled"]));
        Assert.Equal(200, synced.Status);
    }

    [Fact]
    public async Task Changes_only_what_is_sent_and_only_over_what_was_read()
    {
        var made = await world.ConnectAsync(world.NewAccount(), new { days_ahead = 30 });
        var id = made.GetProperty("id").GetString();
        var version = made.GetProperty("version").GetInt32();

        var changed = await world.AskAsync(HttpMethod.Patch, $"{Route}/{id}", new { settings = new { match = "client" }, version });
        var stale = await world.AskAsync(HttpMethod.Patch, $"{Route}/{id}", new { sync_enabled = false, version });
        var now = await world.AskAsync(HttpMethod.Get, $"{Route}/{id}");

        Assert.Equal(200, changed.Status);
        Assert.Equal((409, "stale_version"), (stale.Status, stale["code"]));
        Assert.Equal("True", now["sync_enabled"]);
        Assert.Equal(30, now.Json.GetProperty("settings").GetProperty("days_ahead").GetInt32());
        Assert.Equal("client", now.Json.GetProperty("settings").GetProperty("match").GetString());
    }

    [Fact]
    public async Task Disconnecting_keeps_the_tasks_and_connecting_again_adopts_them()
    {
        var account = world.NewAccount(appointments: 4);
        var first = (await world.ConnectAsync(account)).GetProperty("id").GetString();
        await world.AskAsync(HttpMethod.Post, $"{Route}/{first}/sync");

        var gone = await world.AskAsync(HttpMethod.Delete, $"{Route}/{first}");
        var second = (await world.ConnectAsync(account)).GetProperty("id").GetString();
        var run = await world.AskAsync(HttpMethod.Post, $"{Route}/{second}/sync");
        var view = await world.AskAsync(HttpMethod.Get, $"{Route}/{second}");
        var removed = await world.AskAsync(HttpMethod.Delete, $"{Route}/{second}?tasks=delete");
        var third = (await world.ConnectAsync(account)).GetProperty("id").GetString();
        var afresh = await world.AskAsync(HttpMethod.Post, $"{Route}/{third}/sync");

        Assert.Equal(204, gone.Status);
        Assert.Equal(("0", "4"), (run["created"], view["task_count"]));
        Assert.Equal((204, "4"), (removed.Status, afresh["created"]));
    }

    [Fact]
    public async Task Lists_what_can_be_booked()
    {
        var id = (await world.ConnectAsync(world.NewAccount())).GetProperty("id").GetString();

        var types = await world.AskAsync(HttpMethod.Get, $"{Route}/{id}/appointment_types");

        Assert.Equal(200, types.Status);
        Assert.NotEqual(0, types.Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Reads_one_appointment_again()
    {
        var account = world.NewAccount(appointments: 1);
        var id = (await world.ConnectAsync(account)).GetProperty("id").GetString();
        await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/sync");
        var appointment = Assert.Single(account.Appointments);
        var tasks = await world.AskAsync(HttpMethod.Get, $"/api/tasks?senior_id={world.RosaId}&limit=200");
        var task = tasks
            .Json.GetProperty("items")
            .EnumerateArray()
            .Single(each => each.GetProperty("scheduling_integration_id").GetString() == id);
        account.Cancel(appointment.Id);

        var refreshed = await world.AskAsync(HttpMethod.Post, $"/api/tasks/{task.GetProperty("id")}/sync_from_external");

        Assert.Equal((200, "cancelled"), (refreshed.Status, refreshed["status"]));
        Assert.Equal(System.Text.Json.JsonValueKind.Object, refreshed.Json.GetProperty("sync_metadata").ValueKind);
    }

    private async Task<int> CountAsync() =>
        (await world.AskAsync(HttpMethod.Get, Route + "?limit=200")).Json.GetProperty("items").GetArrayLength();
}
