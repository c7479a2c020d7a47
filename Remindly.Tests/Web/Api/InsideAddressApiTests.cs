using System.Text.Json;
using Remindly.Tests.Core.Scheduling.Providers;
using Remindly.Tests.Infrastructure;
using Xunit;

namespace Remindly.Tests.Web.Api;

/// <summary>Nobody finds out over the API what is inside the network that the server stands in.</summary>
public sealed class InsideAddressApiTests(ConnectedApp world) : IClassFixture<ConnectedApp>
{
    private const string Route = "/api/scheduling_integrations";

    private static readonly string[] Providers = ["calendar_feed", "caldav"];

    public static TheoryData<string> Inside =>
        [
            "127.0.0.1",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.10",
            "100.64.0.1",
            "169.254.169.254",
            "224.0.0.1",
            "0.0.0.0",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "[64:ff9b::7f00:1]",
            "[fe80::1]",
            "2130706433",
            "0177.0.0.1",
            "0x7f.1",
            "127.1",
            "localhost",
            "nas.local",
            "example.com:22",
        ];

    [Theory]
    [MemberData(nameof(Inside))]
    public async Task Neither_checking_nor_connecting_reaches_it_and_all_are_refused_in_the_same_words(string host)
    {
        foreach (var provider in Providers)
        {
            foreach (var route in (string[])[Route + "/verify", Route])
            {
                var expected = await AskAsync(route, Wish(provider, "192.168.77.77"));

                Assert.Equal(expected, await AskAsync(route, Wish(provider, host)));
                Assert.Contains("leads to a place Remindly may not read", expected.Words, StringComparison.Ordinal);
            }
        }

        Assert.Empty((await world.AskAsync(HttpMethod.Get, Route)).Json.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("user@example.com")]
    [InlineData("user:word@example.com")]
    [InlineData("example.com.")]
    public async Task What_is_written_to_lead_astray_connects_nothing(string host)
    {
        foreach (var provider in Providers)
        {
            Assert.Contains((await AskAsync(Route, Wish(provider, host))).Status, (int[])[400, 422]);
        }
    }

    [Fact]
    public async Task What_answers_inside_and_what_does_not_look_alike()
    {
        await using var alive = await ProviderStub.StartAsync();
        var (open, closed) = ($"127.0.0.1:{alive.Address.Port}", $"127.0.0.1:{LiveApp.FreePort()}");

        foreach (var provider in Providers)
        {
            Assert.Equal(
                await AskAsync(Route + "/verify", Wish(provider, open)),
                await AskAsync(Route + "/verify", Wish(provider, closed))
            );
        }

        Assert.Empty(alive.Requests);
    }

    private async Task<(int Status, string? Code, string? Words)> AskAsync(string route, object wish)
    {
        var (status, _, _, json) = await world.AskAsync(HttpMethod.Post, route, wish);
        return (status, Text(json, "code"), Text(json, "message") ?? Text(json, "detail"));
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var member) ? member.GetString() : null;

    private object Wish(string provider, string host) =>
        new
        {
            provider,
            senior_id = world.RosaId,
            url = $"https://{host}/private/rosa/basic.ics",
            username = "rosa",
            password = "a calm password",
        };
}
