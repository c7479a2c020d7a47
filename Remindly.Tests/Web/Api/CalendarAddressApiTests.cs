using Xunit;

namespace Remindly.Tests.Web.Api;

/// <summary>Addresses that no calendar may be read at.</summary>
public sealed class CalendarAddressApiTests(ConnectedApp world) : IClassFixture<ConnectedApp>
{
    private const string Route = "/api/scheduling_integrations";

    [Theory]
    [InlineData("http://127.0.0.1/feed.ics")]
    [InlineData("http://localhost/feed.ics")]
    [InlineData("http://10.0.0.1/feed.ics")]
    [InlineData("http://172.16.3.4/feed.ics")]
    [InlineData("http://192.168.1.1/feed.ics")]
    [InlineData("http://100.64.0.1/feed.ics")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://224.0.0.1/feed.ics")]
    [InlineData("http://[::1]/feed.ics")]
    [InlineData("http://[::ffff:127.0.0.1]/feed.ics")]
    [InlineData("http://[64:ff9b::7f00:1]/feed.ics")]
    [InlineData("http://2130706433/feed.ics")]
    [InlineData("http://0177.0.0.1/feed.ics")]
    [InlineData("http://0x7f.1/feed.ics")]
    [InlineData("webcal://example.com./feed.ics")]
    [InlineData("https://example.com:6379/feed.ics")]
    [InlineData("http://nas.local/feed.ics")]
    public async Task Refuses_every_address_that_leads_inside_with_the_same_words(string address)
    {
        var refused = await world.AskAsync(HttpMethod.Post, Route, Wish(address));
        var verified = await world.AskAsync(HttpMethod.Post, Route + "/verify", Wish(address));

        Assert.Equal((422, "address_refused"), (refused.Status, refused["code"]));
        Assert.Equal(
            "This address leads to a place Remindly may not read. Paste the calendar’s address on the internet.",
            refused["detail"]
        );
        Assert.Equal((200, "address_refused"), (verified.Status, verified["code"]));
        Assert.Equal(0, await CountAsync());
    }

    [Theory]
    [InlineData("https://user:word@example.com/feed.ics")]
    [InlineData("ftp://example.com/feed.ics")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://calendly.com/dr-osei")]
    [InlineData("")]
    public async Task Names_the_address_when_it_is_the_wrong_kind(string address)
    {
        var refused = await world.AskAsync(HttpMethod.Post, Route, Wish(address));

        Assert.Equal((400, "url"), (refused.Status, Assert.Single(refused.Errors)));
    }

    [Fact]
    public async Task The_rest_of_this_machine_stays_closed_although_the_sandbox_is_open()
    {
        var refused = await world.AskAsync(HttpMethod.Post, Route, Wish(new Uri(world.App.Address, "/health").AbsoluteUri));

        Assert.Equal((422, "address_refused"), (refused.Status, refused["code"]));
    }

    private object Wish(string address) =>
        new
        {
            provider = "calendar_feed",
            senior_id = world.RosaId,
            url = address,
        };

    private async Task<int> CountAsync() => (await world.AskAsync(HttpMethod.Get, Route)).Json.GetProperty("items").GetArrayLength();
}
