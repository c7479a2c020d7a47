using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Web.Api;

public sealed class IntegrationInsightApiTests(ConnectedApp world) : IClassFixture<ConnectedApp>
{
    private const string Route = "/api/scheduling_integrations";

    private static readonly object ByClient = new { match = "client" };

    [Fact]
    public async Task Is_renamed_and_paused_until_a_day()
    {
        var id = (await world.ConnectAsync(world.NewAccount())).GetProperty("id").GetString();
        var until = TimeProvider.System.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

        var named = await PatchAsync(id, new { name = "Mum's physio", paused_until = until });
        var unnamed = await PatchAsync(id, new { name = (string?)null });
        var past = await PatchAsync(id, new { paused_until = "2020-01-01T00:00:00Z" });
        var both = await PatchAsync(id, new { paused_until = until, status = "active" });
        var tooLong = await PatchAsync(id, new { name = new string('x', 101) });
        var resumed = await PatchAsync(id, new { status = "active" });

        Assert.Equal(("Mum's physio", "inactive", until), (named["name"], named["status"], named["paused_until"]));
        Assert.Equal("paused", named.Json.GetProperty("health").GetProperty("level").GetString());
        Assert.Equal(("", until), (unnamed["name"], unnamed["paused_until"]));
        Assert.Equal((400, "paused_until"), (past.Status, Assert.Single(past.Errors)));
        Assert.Equal((400, "paused_until"), (both.Status, Assert.Single(both.Errors)));
        Assert.Equal((400, "name"), (tooLong.Status, Assert.Single(tooLong.Errors)));
        Assert.Equal(("active", ""), (resumed["status"], resumed["paused_until"]));
    }

    [Fact]
    public async Task What_is_left_over_is_taught_and_comes_in()
    {
        var account = world.NewAccount(appointments: 1);
        account.Add(Gina());
        var id = (await world.ConnectAsync(account, ByClient)).GetProperty("id").GetString();
        await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/sync");

        var left = await world.AskAsync(HttpMethod.Get, $"{Route}/{id}/unmatched");
        var item = Assert.Single(left.Json.GetProperty("items").EnumerateArray());
        var made = await world.AskAsync(
            HttpMethod.Post,
            $"{Route}/{id}/matches",
            new { email = item.GetProperty("client").GetProperty("email").GetString(), senior_id = world.RosaId }
        );
        var synced = await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/sync");
        var listed = await world.AskAsync(HttpMethod.Get, $"{Route}/{id}/matches");
        var gone = await world.AskAsync(HttpMethod.Delete, $"{Route}/{id}/matches/{made["id"]}");
        var again = await world.AskAsync(HttpMethod.Delete, $"{Route}/{id}/matches/{made["id"]}");

        Assert.Equal("Gina Rossi", item.GetProperty("client").GetProperty("name").GetString());
        Assert.Equal((201, "email", "gina@example.org"), (made.Status, made["trait"], made["value"]));
        Assert.Equal($"{Route}/{id}/matches/{made["id"]}", made.Location);
        Assert.Equal("1", synced["created"]);
        Assert.Equal(1, listed.Json.GetProperty("items").GetArrayLength());
        Assert.Equal((204, 404), (gone.Status, again.Status));
    }

    [Fact]
    public async Task A_match_names_somebody_and_something_to_know_them_by()
    {
        var id = (await world.ConnectAsync(world.NewAccount(), ByClient)).GetProperty("id").GetString();

        var refused = await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/matches", new { name = " " });

        Assert.Equal(400, refused.Status);
        Assert.Equal(["client", "senior_id"], refused.Errors);
    }

    [Fact]
    public async Task Says_what_the_provider_said_when_it_cannot_be_asked_for_what_is_left()
    {
        var account = world.NewAccount();
        var id = (await world.ConnectAsync(account, ByClient)).GetProperty("id").GetString();
        account.Faults.Add(new SandboxFault(FaultKind.Forbidden));

        var failed = await world.AskAsync(HttpMethod.Get, $"{Route}/{id}/unmatched");

        Assert.Equal((502, "forbidden"), (failed.Status, failed["code"]));
    }

    [Fact]
    public async Task Diagnostics_say_how_it_is_and_nothing_that_is_anybodys_business()
    {
        var account = world.NewAccount();
        var start = TimeProvider.System.GetUtcNow().AddDays(1);
        account.Add(Gina() with { Start = start, Notes = "canary-notes", LastName = "Canary-Client" });
        var id = (await world.ConnectAsync(account)).GetProperty("id").GetString();
        await PatchAsync(id, new { name = "canary-name" });
        await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/matches", new { email = "canary@example.org", senior_id = world.RosaId });
        await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/sync");
        account.Faults.Add(new SandboxFault(FaultKind.Html));
        await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/sync");

        var report = await world.AskAsync(HttpMethod.Get, $"{Route}/{id}/diagnostics");

        Assert.Equal((200, "acuity", id), (report.Status, report["provider"], report["integration_id"]));
        Assert.Equal("invalid_response", report.Json.GetProperty("health").GetProperty("last_error_code").GetString());
        Assert.Equal(1, report.Json.GetProperty("counts").GetProperty("tasks").GetInt32());
        Assert.Equal(1, report.Json.GetProperty("counts").GetProperty("taught_matches").GetInt32());
        Assert.Equal(
            ["failed", "succeeded"],
            report.Json.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("state").GetString())
        );
        var text = report.Json.GetRawText();
        foreach (var secret in (string[])[account.ApiKey, "…", account.UserId, account.Settings.Name, "canary", "rosa", "gina"])
        {
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private Task<ApiAnswer> PatchAsync(string? id, object change) => world.AskAsync(HttpMethod.Patch, $"{Route}/{id}", change);

    private static SandboxAppointment Gina() =>
        new()
        {
            Start = TimeProvider.System.GetUtcNow().AddDays(2),
            FirstName = "Gina",
            LastName = "Rossi",
            Email = "gina@example.org",
        };
}
