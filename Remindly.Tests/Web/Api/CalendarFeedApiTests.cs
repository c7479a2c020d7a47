using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Sandbox.Feeds;
using Xunit;

namespace Remindly.Tests.Web.Api;

/// <summary>A calendar's address over the API, with the clinic's calendar of the sandbox.</summary>
public sealed class CalendarFeedApiTests : IAsyncLifetime
{
    private const string Route = "/api/scheduling_integrations";

    private readonly ConnectedApp world = new();

    private FeedSandbox Feed => world.App.Services.GetRequiredService<FeedSandbox>();

    private string Address => new Uri(world.App.Address, FeedSandbox.Path).AbsoluteUri;

    public ValueTask InitializeAsync()
    {
        const string Options = "Scheduling:Providers:CalendarFeed:";
        world.App.With(Options + "BaseDelay", "00:00:00.005").With(Options + "AttemptTimeout", "00:00:01");
        world.App.With(Options + "RequestsPerSecond", "1000").With(Options + "Burst", "1000").With(Options + "BreakerFailures", "1000");
        world.App.With(Options + "Retries", "1");
        return world.InitializeAsync();
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Connects_brings_in_every_occurrence_once_and_then_finds_nothing_new()
    {
        var made = await world.AskAsync(HttpMethod.Post, Route, Wish(Address));

        Assert.Equal((201, "calendar_feed", "Calendar feed"), (made.Status, made["provider"], made["provider_name"]));
        Assert.Equal("Riverside Clinic: Rosa Marino", made["account_name"]);
        Assert.DoesNotContain("riverside-clinic.ics", made.Json.GetRawText(), StringComparison.Ordinal);

        var first = await SyncAsync(made["id"]!);
        Assert.True(first.GetProperty("success").GetBoolean());
        Assert.True(first.GetProperty("created").GetInt32() > 12);
        var tasks = await TasksAsync();
        Assert.Contains(tasks, task => task.GetProperty("title").GetString() == "Cardiology check-up");
        Assert.Contains(tasks, task => task.GetProperty("title").GetString() == "Clinic closed");

        foreach (var saysSo in (bool[])[true, false])
        {
            Feed.SaysWhatChanged = saysSo;
            var again = await SyncAsync(made["id"]!);
            Assert.Equal(
                (0, 0, first.GetProperty("created").GetInt32()),
                (
                    again.GetProperty("created").GetInt32(),
                    again.GetProperty("updated").GetInt32(),
                    again.GetProperty("unchanged").GetInt32()
                )
            );
        }
    }

    [Theory]
    [InlineData(FeedFault.ServerError, "unavailable")]
    [InlineData(FeedFault.Html, "invalid_response")]
    [InlineData(FeedFault.CutOff, "invalid_response")]
    [InlineData(FeedFault.Huge, "invalid_response")]
    [InlineData(FeedFault.GzipBomb, "invalid_response")]
    [InlineData(FeedFault.Slow, "timeout")]
    [InlineData(FeedFault.Unauthorized, "unauthorized")]
    [InlineData(FeedFault.NotFound, "not_found")]
    [InlineData(FeedFault.TooManyRequests, "rate_limited")]
    public async Task A_failing_feed_is_never_green_and_nothing_is_lost(FeedFault fault, string code)
    {
        var id = (await world.AskAsync(HttpMethod.Post, Route, Wish(Address)))["id"]!;
        await SyncAsync(id);
        var before = await TasksAsync();
        Feed.Fault = fault;

        var failed = await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/sync");

        Assert.Equal((502, code), (failed.Status, failed["code"]));
        var view = await world.AskAsync(HttpMethod.Get, $"{Route}/{id}");
        Assert.Contains(view.Json.GetProperty("health").GetProperty("level").GetString(), (string[])["failing", "needs_attention"]);
        Assert.Equal(before.Select(Kept), (await TasksAsync()).Select(Kept));

        var requests = Feed.Requests;
        await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/sync");
        Assert.Equal(fault == FeedFault.TooManyRequests, requests == Feed.Requests);
    }

    [Theory]
    [InlineData(FeedFault.Empty)]
    [InlineData(FeedFault.Shrunken)]
    public async Task An_emptied_calendar_cancels_nothing_until_a_person_says_so(FeedFault fault)
    {
        var id = (await world.AskAsync(HttpMethod.Post, Route, Wish(Address)))["id"]!;
        await SyncAsync(id);
        Feed.Fault = fault;

        var held = await SyncAsync(id);

        Assert.Equal(0, held.GetProperty("cancelled").GetInt32());
        var view = await world.AskAsync(HttpMethod.Get, $"{Route}/{id}");
        Assert.Equal("degraded", view.Json.GetProperty("health").GetProperty("level").GetString());

        Feed.Fault = FeedFault.None;
        Assert.Equal(0, (await SyncAsync(id)).GetProperty("updated").GetInt32());
    }

    [Fact]
    public async Task A_new_address_on_the_same_connection_takes_the_tasks_over()
    {
        var id = (await world.AskAsync(HttpMethod.Post, Route, Wish(Address)))["id"]!;
        await SyncAsync(id);
        var before = await TasksAsync();

        var changed = await world.AskAsync(HttpMethod.Patch, $"{Route}/{id}", new { url = Address + "?moved=1" });
        var refused = await world.AskAsync(HttpMethod.Patch, $"{Route}/{id}", new { url = "http://10.0.0.1/feed.ics" });
        await SyncAsync(id);

        Assert.Equal((200, 422), (changed.Status, refused.Status));
        Assert.Equal(Ids(before), Ids(await TasksAsync()));
    }

    private static (string?, string?) Kept(JsonElement task) => (task.Text("id"), task.Text("status"));

    private static IEnumerable<string?> Ids(IEnumerable<JsonElement> tasks) =>
        tasks.Select(task => task.GetProperty("id").GetString()).Order();

    private object Wish(string address) =>
        new
        {
            provider = "calendar_feed",
            senior_id = world.RosaId,
            url = address,
        };

    private async Task<JsonElement> SyncAsync(string id)
    {
        var synced = await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/sync");
        Assert.Equal(200, synced.Status);
        return synced.Json;
    }

    private async Task<List<JsonElement>> TasksAsync() =>
        [.. (await world.AskAsync(HttpMethod.Get, "/api/tasks?source=calendar_feed&limit=100")).Json.GetProperty("items").EnumerateArray()];
}
