using System.Text.Json;
using Xunit;

namespace Remindly.Tests.Web.Sandbox;

public sealed class AcuityCatalogTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    [Fact]
    public async Task Says_whose_account_it_is_without_promising_the_api()
    {
        var me = await host.GetAsync("me");

        Assert.Equal(20417733, me.GetProperty("id").GetInt64());
        Assert.Equal("America/New_York", me.GetProperty("timezone").GetString());
        Assert.Equal(("", "Riverside Care"), (me.GetProperty("name").GetString(), me.GetProperty("displayName").GetString()));
        Assert.False(me.GetProperty("planCapabilities").GetProperty("can_use_api").GetBoolean());
    }

    [Fact]
    public async Task Types_have_durations_as_numbers_and_calendars_no_picture()
    {
        var types = await host.GetAsync("appointment-types");
        var calendars = await host.GetAsync("calendars");

        Assert.All(types.EnumerateArray(), type => Assert.Equal(JsonValueKind.Number, type.GetProperty("duration").ValueKind));
        Assert.All(types.EnumerateArray(), type => Assert.True(type.GetProperty("active").GetBoolean()));
        Assert.Equal(types.GetArrayLength() + 1, (await host.GetAsync("appointment-types?includeDeleted=true")).GetArrayLength());
        Assert.Equal(
            ["America/New_York", "America/Denver"],
            calendars.EnumerateArray().Select(each => each.GetProperty("timezone").GetString())
        );
        Assert.All(calendars.EnumerateArray(), each => Assert.Equal(JsonValueKind.False, each.GetProperty("image").ValueKind));
    }

    [Fact]
    public async Task Clients_have_no_id_and_can_be_searched()
    {
        var clients = (await host.GetAsync("clients?search=rosa.marino")).EnumerateArray().ToList();

        Assert.Equal("(503) 555-0147", Assert.Single(clients).GetProperty("phone").GetString());
        Assert.False(clients[0].TryGetProperty("id", out _));
    }

    [Theory]
    [InlineData("blocks", 3)]
    [InlineData("blocks?max=1", 1)]
    [InlineData("blocks?maxDate=2020-01-01", 0)]
    [InlineData("labels", 3)]
    [InlineData("forms", 1)]
    public async Task Lists_the_rest(string path, int rows)
    {
        Assert.Equal(rows, (await host.GetAsync(path)).GetArrayLength());
    }

    [Fact]
    public async Task Keeps_subscriptions_up_to_their_number()
    {
        var hook = new { @event = "appointment.changed", target = "http://localhost:5080/webhooks/acuity/x" };

        var (status, created) = await host.SendAsync(HttpMethod.Post, "webhooks", hook);
        for (var i = 0; i < 24; i++)
        {
            await host.SendAsync(HttpMethod.Post, "webhooks", hook);
        }

        Assert.Equal((200, "active"), (status, created.GetProperty("status").GetString()));
        Assert.Equal(400, (await host.SendAsync(HttpMethod.Post, "webhooks", hook)).Status);
        Assert.Equal(204, (await host.SendAsync(HttpMethod.Delete, $"webhooks/{created.GetProperty("id")}")).Status);
        Assert.Equal(24, (await host.GetAsync("webhooks")).GetArrayLength());
        Assert.Equal(400, (await host.SendAsync(HttpMethod.Post, "webhooks", new { @event = "everything", hook.target })).Status);
        Assert.Equal(
            400,
            (await host.SendAsync(HttpMethod.Post, "webhooks", new { hook.@event, target = "https://away.example:8443/" })).Status
        );
    }
}
