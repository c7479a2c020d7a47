using System.Text.Json;
using Remindly.Core.Scheduling.Providers.CalDav;
using Remindly.Tests.Core.Scheduling.Providers;
using Remindly.Tests.Core.Scheduling.Providers.CalDav;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Web.Api;

/// <summary>The calendars of an account over the API, with a real server behind it.</summary>
public sealed class CalDavApiTests : IAsyncLifetime
{
    private const string Route = "/api/scheduling_integrations";

    private readonly ConnectedApp world = new();
    private readonly RadicaleServer server = new();
    private string family = "";
    private string work = "";

    private string Family => CalDavCalendar.IdOf(family);

    private string Work => CalDavCalendar.IdOf(work);

    public async ValueTask InitializeAsync()
    {
        const string Options = "Scheduling:Providers:CalDav:";
        world.App.With("Scheduling:AllowPrivateNetworks", "true").With(Options + "BaseDelay", "00:00:00.005");
        world.App.With(Options + "RequestsPerSecond", "1000").With(Options + "Burst", "1000").With(Options + "Retries", "1");
        await world.InitializeAsync();
        await server.StartAsync();
        family = await server.MakeCalendarAsync("Family");
        work = await server.MakeCalendarAsync("Work");
        await HoldAsync(family, "visit", "Doctor Lee");
        await HoldAsync(work, "meeting", "Meeting");
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await world.DisposeAsync();
    }

    [Fact]
    public async Task Connects_offers_the_calendars_and_reads_those_that_are_chosen()
    {
        var made = await world.AskAsync(HttpMethod.Post, Route, Wish());
        Assert.Equal((201, "caldav"), (made.Status, made["provider"]));
        Assert.False(made.Json.GetProperty("settings").TryGetProperty("calendars", out _), "None named: all are read.");
        var id = made["id"];
        Assert.Equal(2, (await SyncAsync(id!)).GetProperty("created").GetInt32());

        var offered = (await world.AskAsync(HttpMethod.Get, $"{Route}/{id}/calendars")).Json.GetProperty("items").EnumerateArray();
        Assert.Equal([("Family", Family), ("Work", Work)], offered.Select(each => (each.Text("name"), each.Text("id"))).Order());

        var changed = await world.AskAsync(HttpMethod.Patch, $"{Route}/{id}", new { settings = new { calendars = new[] { Family } } });
        Assert.Equal(Family, changed.Json.GetProperty("settings").GetProperty("calendars")[0].GetString());
        Assert.Equal(1, (await SyncAsync(id!)).GetProperty("cancelled").GetInt32());

        await world.AskAsync(HttpMethod.Patch, $"{Route}/{id}", new { settings = new { calendars = (string[]?)null } });
        Assert.Equal(1, (await SyncAsync(id!)).GetProperty("updated").GetInt32());
    }

    [Fact]
    public async Task A_chosen_calendar_that_is_gone_is_partly_up_to_date_and_nothing_is_cancelled()
    {
        var id = (await world.AskAsync(HttpMethod.Post, Route, Wish(calendars: [Family, Work])))["id"];
        await SyncAsync(id!);
        await server.DeleteAsync(work);

        var run = await SyncAsync(id!);

        Assert.True(run.GetProperty("success").GetBoolean());
        Assert.Equal(0, run.GetProperty("cancelled").GetInt32());
        var health = (await world.AskAsync(HttpMethod.Get, $"{Route}/{id}")).Json.GetProperty("health");
        Assert.Equal("degraded", health.Text("level"));
        Assert.Contains("no longer in the account", health.Text("reason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_and_nothing_is_kept()
    {
        var refused = await world.AskAsync(HttpMethod.Post, Route, Wish(password: "canary-wrong-password"));
        Assert.Equal((422, "credentials_rejected"), (refused.Status, refused["code"]));
        Assert.Contains("app password", refused["detail"], StringComparison.Ordinal);
        Assert.Empty((await world.AskAsync(HttpMethod.Get, Route)).Json.GetProperty("items").EnumerateArray());

        var verified = await world.AskAsync(HttpMethod.Post, Route + "/verify", Wish());
        Assert.True(verified.Json.GetProperty("valid").GetBoolean());
        Assert.Equal("rosa at 127.0.0.1", verified.Json.GetProperty("account").Text("name"));
    }

    [Theory]
    [InlineData("gmail.com", "Calendar feed")]
    [InlineData("not an address", "address")]
    [InlineData("", "Fill in")]
    public async Task An_address_that_cannot_be_is_told_beside_its_field(string url, string words)
    {
        var refused = await world.AskAsync(HttpMethod.Post, Route, Wish(url));

        Assert.Equal(400, refused.Status);
        Assert.Contains(words, refused.Json.GetProperty("errors").GetProperty("url")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"all\"")]
    [InlineData("[1]")]
    [InlineData("[\"\"]")]
    public async Task A_choice_of_calendars_that_is_none_is_refused(string calendars)
    {
        var settings = new Dictionary<string, JsonElement> { ["calendars"] = JsonElement.Parse(calendars) };

        var refused = await world.AskAsync(HttpMethod.Post, Route, Wish(settings: settings));

        Assert.Equal(400, refused.Status);
        Assert.Equal(["settings.calendars"], refused.Errors);
    }

    [Fact]
    public async Task The_password_is_in_no_answer()
    {
        var made = await world.AskAsync(HttpMethod.Post, Route, Wish());
        await SyncAsync(made["id"]!);

        foreach (
            var address in new[]
            {
                Route,
                $"{Route}/{made["id"]}",
                $"{Route}/{made["id"]}/sync_runs",
                $"{Route}/{made["id"]}/diagnostics",
                "/api/tasks",
            }
        )
        {
            var text = (await world.AskAsync(HttpMethod.Get, address)).Json.GetRawText();
            Assert.DoesNotContain(server.Password, text, StringComparison.Ordinal);
            Assert.DoesNotContain(
                server.Address.Authority,
                text.Replace("rosa at 127.0.0.1", "", StringComparison.Ordinal),
                StringComparison.Ordinal
            );
        }
    }

    private Task HoldAsync(string calendar, string uid, string title) =>
        server.PutAsync(
            $"{calendar}{uid}.ics",
            DavShelf.Written(uid, new ContractAppointment(TimeProvider.System.GetUtcNow().AddDays(3)) { Title = title })
        );

    private object Wish(string? url = null, string? password = null, string[]? calendars = null, object? settings = null) =>
        new
        {
            provider = "caldav",
            senior_id = world.RosaId,
            url = url ?? server.Address.AbsoluteUri,
            username = CalDavServer.User,
            password = password ?? server.Password,
            settings = settings ?? new { calendars },
        };

    private async Task<JsonElement> SyncAsync(string id) => (await world.AskAsync(HttpMethod.Post, $"{Route}/{id}/sync")).Json;
}
