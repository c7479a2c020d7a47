using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Sandbox;
using Xunit;

namespace Remindly.Tests.Web.Api;

/// <summary>A process that dies in the middle of a sync leaves a sound database, and the next one goes on as if nothing had been.</summary>
public sealed class KilledProcessTests
{
    private const int Appointments = 400;
    private const string Route = "/api/scheduling_integrations";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sync_cut_off_by_a_killed_process_is_closed_and_done_again_without_doubles()
    {
        await using var provider = new LiveApp();
        _ = provider.Address;
        var sandbox = provider.Services.GetRequiredService<AcuitySandbox>();
        sandbox.RateLimitEnabled = false;
        var account = Fill(sandbox.AddAccount("27182818", "key-of-a-killed-process"));
        await using var app = NewApp(provider.Address);
        await app.StartAsync();
        using var first = await app.SignInAsync("ana@example.org", register: true);
        var id = await ConnectAsync(first, account);

        // Each time the process gets a little further before it is killed.
        foreach (var requests in (int[])[2, 4, 7])
        {
            account.Requests.Clear();
            using var ana = await app.SignInAsync("ana@example.org");
            var cutOff = Assert.ThrowsAnyAsync<HttpRequestException>(() => ana.PostAsync($"{Route}/{id}/sync", null, Cancellation));
            await Eventually.HoldsAsync(() => account.Requests.Total >= requests, "the sync is on its way");
            await app.KillAsync();
            await cutOff;
            await app.StartAsync();
        }

        using var last = await app.SignInAsync("ana@example.org");
        await Eventually.HoldsAsync(async () => await HealthAsync(last, id) == "failing", "the cut run is closed");
        using var done = await last.PostAsync($"{Route}/{id}/sync", null, Cancellation);
        var run = await done.JsonAsync();
        var runs = await ItemsAsync(last, $"{Route}/{id}/sync_runs");
        var tasks = await TasksAsync(last);

        Assert.True(run.GetProperty("success").GetBoolean());
        Assert.Equal(Appointments, run.GetProperty("total").GetInt32());
        Assert.Equal(Appointments, tasks.Count);
        Assert.Equal(Appointments, tasks.Distinct().Count());
        Assert.Equal(["", "interrupted", "interrupted", "interrupted"], runs.Select(Failure));
        Assert.Equal("healthy", await HealthAsync(last, id));
    }

    private static ChildApp NewApp(Uri provider) =>
        new(
            TestRun.NewPath("-killed"),
            new Dictionary<string, string>
            {
                ["Scheduling:AutoSync"] = "false",
                ["Scheduling:Providers:Acuity:BaseUrl"] = $"{provider}sandbox/acuity/api/v1",
                ["Scheduling:Providers:Acuity:PageSize"] = "60",
                ["Scheduling:Providers:Acuity:RequestsPerSecond"] = "20",
                ["Scheduling:Providers:Acuity:Burst"] = "1",
            }
        );

    private static SandboxAccount Fill(SandboxAccount account)
    {
        var start = TimeProvider.System.GetUtcNow().AddDays(1);
        for (var number = 0; number < Appointments; number++)
        {
            account.Add(new SandboxAppointment { Start = start.AddHours(number * 4), FirstName = "Rosa" });
        }

        return account;
    }

    private static async Task<string?> ConnectAsync(HttpClient client, SandboxAccount account)
    {
        using var senior = await client.PostAsJsonAsync("/api/seniors", new { name = "Rosa" }, Cancellation);
        var wish = new
        {
            provider = "acuity",
            senior_id = (await senior.JsonAsync()).Text("id"),
            provider_user_id = account.UserId,
            api_key = account.ApiKey,
        };
        using var made = await client.PostAsJsonAsync(Route, wish, Cancellation);
        return (await made.JsonAsync()).Text("id");
    }

    private static async Task<string?> HealthAsync(HttpClient client, string? id) =>
        (await client.GetFromJsonAsync<JsonElement>($"{Route}/{id}", Cancellation)).GetProperty("health").Text("level");

    private static async Task<List<JsonElement>> ItemsAsync(HttpClient client, string address) =>
        [.. (await client.GetFromJsonAsync<JsonElement>(address, Cancellation)).GetProperty("items").EnumerateArray()];

    private static async Task<List<string?>> TasksAsync(HttpClient client)
    {
        List<string?> ids = [];
        string? cursor = "";
        do
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"/api/tasks?limit=200&cursor={cursor}", Cancellation);
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(task => task.Text("external_id")));
            cursor = page.Text("next_cursor");
        } while (cursor is not null);

        return ids;
    }

    private static string Failure(JsonElement run) =>
        run.GetProperty("error") is { ValueKind: JsonValueKind.Object } error ? error.Text("code")! : "";
}
