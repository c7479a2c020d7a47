using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Remindly.Core.Persistence;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Tests.Infrastructure;
using Remindly.Tests.Web.Sandbox;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Core.Scheduling.Sync;

public abstract class KilledProcessTests(StoreEngine engine, SandboxHost sandbox) : SyncTest(engine, sandbox)
{
    private const int Booked = 1000;

    private bool registered;

    [Fact]
    public async Task A_process_killed_in_the_middle_of_a_sync_leaves_nothing_that_the_next_one_cannot_mend()
    {
        for (var i = 0; i < Booked; i++)
        {
            World.Book(TimeProvider.System.GetUtcNow().AddMinutes(30 * (i + 1)));
        }

        var settings = Settings(TestRun.NewPath("-data"));
        using var app = await StartAsync(settings);
        var id = await ConnectAsync(app);
        World.Practice.Faults.Add(new SandboxFault(FaultKind.Slow) { DelayMs = 100, Scope = FaultScope.Lists });
        var syncing = app.Client.PostAsync($"/api/scheduling_integrations/{id}/sync", null, Cancellation);
        await Eventually.HoldsAsync(async () => await CountAsync() > 0, "some of it is stored");
        await app.KillAsync();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => syncing);
        World.Practice.Faults.Clear();
        Assert.InRange(await CountAsync(), 1, Booked - 1);

        using var last = await StartAsync(settings);
        await Eventually.HoldsAsync(
            async () => (await HealthAsync(last, id)).GetProperty("level").GetString() == "failing",
            "the run that died is closed"
        );
        var run = await last.PostAsync($"/api/scheduling_integrations/{id}/sync", new { });

        Assert.Equal((true, Booked), (run.GetProperty("success").GetBoolean(), run.GetProperty("total").GetInt32()));
        Assert.Equal("healthy", (await HealthAsync(last, id)).GetProperty("level").GetString());
        await using var db = Database.Open();
        Assert.Equal(Booked, await db.Tasks.Select(task => task.ExternalId).Distinct().CountAsync(Cancellation));
        Assert.Equal(Booked, await db.Tasks.CountAsync(Cancellation));
        var runs = await db.SyncRuns.OrderBy(each => each.StartedAt).ToListAsync(Cancellation);
        Assert.Equal([FailureKind.Interrupted, null], runs.Select(each => each.Failure));
        Assert.DoesNotContain(runs, each => each.State == SyncRunState.Running);
        Assert.False(await db.SyncLeases.AnyAsync(Cancellation));
        if (db.Database.IsSqlite())
        {
            Assert.Equal("ok", Assert.Single(await db.Database.SqlQuery<string>($"PRAGMA integrity_check").ToListAsync(Cancellation)));
        }
    }

    private Dictionary<string, string?> Settings(string dataPath)
    {
        var settings = World.ProviderSettings();
        settings["Urls"] = "http://127.0.0.1:0";
        settings["DataPath"] = dataPath;
        settings["Database:Provider"] = Engine.ToString();
        settings["ConnectionStrings:Remindly"] = Database.Store.ConnectionString;
        settings["Scheduling:AutoSync"] = "false";
        settings["Scheduling:Providers:Acuity:PageSize"] = "100";
        settings["ASPNETCORE_ENVIRONMENT"] = "Production";
        return settings;
    }

    private async Task<AppProcess> StartAsync(Dictionary<string, string?> settings)
    {
        var app = await AppProcess.StartAsync(settings);
        if (!registered)
        {
            registered = true;
            await app.PostAsync("/api/auth/register", new { email = "ana@example.com", password = RemindlyApp.Password });
        }

        await app.SignInAsync("ana@example.com", RemindlyApp.Password);
        return app;
    }

    private async Task<string> ConnectAsync(AppProcess app)
    {
        var senior = await app.PostAsync("/api/seniors", new { name = "Rosa Marino" });
        var integration = await app.PostAsync(
            "/api/scheduling_integrations",
            new
            {
                provider = "acuity",
                senior_id = senior.GetProperty("id").GetString(),
                provider_user_id = World.Practice.UserId,
                api_key = World.Practice.ApiKey,
            }
        );
        return integration.GetProperty("id").GetString()!;
    }

    private static async Task<JsonElement> HealthAsync(AppProcess app, string id) =>
        (await app.GetAsync($"/api/scheduling_integrations/{id}")).GetProperty("health");

    private async Task<int> CountAsync()
    {
        await using var db = Database.Open();
        return await db.Tasks.CountAsync(Cancellation);
    }
}

public sealed class KilledProcessTestsOnSqlite(SandboxHost sandbox) : KilledProcessTests(StoreEngine.Sqlite, sandbox);

public sealed class KilledProcessTestsOnPostgres(SandboxHost sandbox) : KilledProcessTests(StoreEngine.PostgreSql, sandbox);
