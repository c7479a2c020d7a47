using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Sandbox;
using Remindly.Web.Sandbox.Calendly;
using Xunit;

namespace Remindly.Tests.Web.Api;

/// <summary>Calendly through Remindly's own API: connected, moved, failing.</summary>
public sealed class CalendlyApiTests(ConnectedApp world) : IClassFixture<ConnectedApp>
{
    private const string Route = "/api/scheduling_integrations";
    private static int made;

    private CalendlySandbox Sandbox => world.App.Services.GetRequiredService<CalendlySandbox>();

    [Fact]
    public async Task An_appointment_that_is_moved_again_and_again_stays_one_task_with_its_notes()
    {
        var (account, route) = await ConnectAsync();
        var id = Book(account, 2);
        await SyncAsync(route);
        var task = await TaskAsync(account);
        await world.AskAsync(HttpMethod.Patch, $"/api/tasks/{task.Text("id")}", new { notes = "Bring the chart" });

        var moved = account.Reschedule(account.Reschedule(id, Start(4))!, Start(6))!;
        var run = await SyncAsync(route);

        Assert.Equal(
            (1, 0, 0),
            (run.GetProperty("updated").GetInt32(), run.GetProperty("created").GetInt32(), run.GetProperty("cancelled").GetInt32())
        );
        var now = await TaskAsync(account);
        Assert.Equal((task.Text("id"), moved, "Bring the chart"), (now.Text("id"), now.Text("external_id"), now.Text("notes")));
        account.Requests.Clear();
        var again = await SyncAsync(route);
        Assert.Equal(again.GetProperty("total").GetInt32(), again.GetProperty("unchanged").GetInt32());
        Assert.Equal(0, account.Requests.Count("GET /scheduled_events/{id}/invitees"));
    }

    [Fact]
    public async Task Many_that_did_not_change_cost_a_request_a_hundred()
    {
        var (account, route) = await ConnectAsync();
        for (var hour = 0; hour < 120; hour++)
        {
            Book(account, 1 + hour / 8, hour % 8);
        }

        Assert.Equal(120, (await SyncAsync(route)).GetProperty("created").GetInt32());
        account.Requests.Clear();

        Assert.Equal(120, (await SyncAsync(route)).GetProperty("unchanged").GetInt32());
        Assert.Equal(2, account.Requests.Total);
    }

    [Theory]
    [InlineData(FaultKind.Unauthorized, "unauthorized")]
    [InlineData(FaultKind.Forbidden, "forbidden")]
    [InlineData(FaultKind.TooManyRequests, "rate_limited")]
    [InlineData(FaultKind.ServerError, "unavailable")]
    [InlineData(FaultKind.Html, "invalid_response")]
    public async Task Each_fault_has_its_name_and_loses_nothing(FaultKind fault, string code)
    {
        var (account, route) = await ConnectAsync();
        Book(account, 3);
        await SyncAsync(route);
        account.Faults.Add(new SandboxFault(fault) { RetryAfterSeconds = 3000 });

        var failed = await SyncAsync(route);

        Assert.DoesNotContain("\"success\":true", failed.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(code, failed.GetRawText(), StringComparison.Ordinal);
        Assert.NotEqual("cancelled", (await TaskAsync(account)).Text("status"));
        Assert.DoesNotContain(
            account.Token,
            (await world.AskAsync(HttpMethod.Get, route + "/diagnostics")).Json.GetRawText(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_empty_answer_cancels_nothing_that_is_still_there()
    {
        var (account, route) = await ConnectAsync();
        Book(account, 3);
        await SyncAsync(route);
        account.Faults.Add(FaultKind.EmptyList);

        await SyncAsync(route);

        Assert.NotEqual("cancelled", (await TaskAsync(account)).Text("status"));
    }

    [Fact]
    public async Task A_wrong_token_connects_nothing_and_a_good_one_is_never_shown_again()
    {
        var account = NewAccount();
        var wrong = await world.AskAsync(HttpMethod.Post, Route, Wish("not-the-token"));
        Assert.Equal(422, wrong.Status);

        var good = await world.AskAsync(HttpMethod.Post, Route, Wish(account.Token));
        Assert.Equal(201, good.Status);
        Assert.DoesNotContain(account.Token, good.Json.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("Calendly", good["provider_name"]);
    }

    private CalendlyAccount NewAccount()
    {
        var number = Interlocked.Increment(ref made);
        return Sandbox.AddAccount($"APIUSER{number:D8}", $"token-of-the-api-{number:D8}");
    }

    private object Wish(string token) =>
        new
        {
            provider = "calendly",
            senior_id = world.RosaId,
            access_token = token,
        };

    private async Task<(CalendlyAccount Account, string Route)> ConnectAsync()
    {
        var account = NewAccount();
        var answer = await world.AskAsync(HttpMethod.Post, Route, Wish(account.Token));
        Assert.Equal(201, answer.Status);
        return (account, $"{Route}/{answer["id"]}");
    }

    private static string Book(CalendlyAccount account, int day, int hour = 0) =>
        account.Add(
            new CalendlyBooking
            {
                Start = Start(day).AddHours(hour),
                Name = $"Visit for {account.UserId}",
                Invitees = [new CalendlyInvitee { Name = "Rosa Marino", Email = "rosa.marino@example.com" }],
            }
        );

    private static DateTimeOffset Start(int day) =>
        new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(day).AddHours(9), TimeSpan.Zero);

    private async Task<JsonElement> SyncAsync(string route) => (await world.AskAsync(HttpMethod.Post, route + "/sync")).Json;

    private async Task<JsonElement> TaskAsync(CalendlyAccount account)
    {
        var found = await world.AskAsync(HttpMethod.Get, $"/api/tasks?source=calendly&q={account.UserId}&limit=5");
        var item = Assert.Single(found.Json.GetProperty("items").EnumerateArray());
        return (await world.AskAsync(HttpMethod.Get, $"/api/tasks/{item.Text("id")}")).Json;
    }
}
