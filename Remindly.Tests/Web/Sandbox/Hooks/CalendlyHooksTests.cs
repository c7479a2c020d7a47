using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Sandbox.Calendly;
using Remindly.Web.Sandbox.Hooks;
using Xunit;

namespace Remindly.Tests.Web.Sandbox.Hooks;

public sealed class CalendlyHooksTests : HookTest
{
    private const string Key = "a key of the test, 0001";

    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly string[] People = ["invitee.created", "invitee.canceled"];

    protected override HookDeliveries Deliveries => Host.Calendly.Account.Deliveries;

    protected override string Prefix => "/sandbox/calendly";

    private string Base => Host.Address + Prefix;

    private string Organization => $"{Base}/organizations/ORG{Host.Calendly.Account.UserId}";

    private string User => $"{Base}/users/{Host.Calendly.Account.UserId}";

    [Fact]
    public async Task A_booking_is_told_with_the_person_and_the_event_signed_over_time_and_raw_bytes()
    {
        await SubscribeAsync(People);

        var booked = await ControlAsync("events", new { start = "2026-03-10T15:00:00Z", name = "Zoë Example" });

        var received = Assert.Single(await ReceivedAsync(1));
        var body = JsonSerializer.Deserialize<JsonElement>(received.Body);
        var payload = body.GetProperty("payload");
        Assert.Equal(("invitee.created", User), (body.Text("event"), body.Text("created_by")));
        Assert.Equal("2026-03-04T15:00:00.000000Z", body.Text("created_at"));
        Assert.Equal(("Zoë Example", "active"), (payload.Text("name"), payload.Text("status")));
        Assert.Equal($"{Base}/scheduled_events/{booked.Text("id")}", payload.GetProperty("scheduled_event").Text("uri"));
        var at = Host.Clock.GetUtcNow().ToUnixTimeSeconds();
        var hex = Convert.ToHexStringLower(Sign(Key, [.. Encoding.ASCII.GetBytes($"{at}."), .. received.Raw]));
        Assert.Equal($"t={at},v1={hex}", received.Headers["Calendly-Webhook-Signature"]);
    }

    [Fact]
    public async Task Moving_tells_that_the_old_one_is_off_and_the_new_one_on()
    {
        await SubscribeAsync(People);
        var old = (await ControlAsync("events", new { start = "2026-03-10T15:00:00Z" })).Text("id");

        var moved = await ControlAsync($"events/{old}/move", new { start = "2026-03-11T15:00:00Z" });

        var told = (await ReceivedAsync(3)).Skip(1).Select(each => JsonSerializer.Deserialize<JsonElement>(each.Body)).ToList();
        Assert.Equal(["invitee.canceled", "invitee.created"], told.Select(each => each.Text("event")));
        var (off, on) = (told[0].GetProperty("payload"), told[1].GetProperty("payload"));
        Assert.True(off.GetProperty("rescheduled").GetBoolean());
        Assert.Equal("canceled", off.GetProperty("scheduled_event").Text("status"));
        Assert.Equal((on.Text("uri"), off.Text("uri")), (off.Text("new_invitee"), on.Text("old_invitee")));
        Assert.EndsWith(moved.Text("id")!, on.Text("event"));
    }

    [Fact]
    public async Task Cancelling_over_the_api_and_no_shows_are_told_and_a_new_title_is_not()
    {
        await SubscribeAsync([.. People, "invitee_no_show.created", "invitee_no_show.deleted"]);
        var id = (await ControlAsync("events", new { start = "2026-03-10T15:00:00Z" })).Text("id");

        await ControlAsync($"events/{id}/rename", new { title = "Another title" });
        await ControlAsync($"events/{id}/no-show", new { });
        await ControlAsync($"events/{id}/came", new { });
        var (status, _) = await SendAsync(HttpMethod.Post, $"scheduled_events/{id}/cancellation", new { reason = "Ill" });

        Assert.Equal(201, status);
        Assert.Equal(
            ["invitee.created", "invitee_no_show.created", "invitee_no_show.deleted", "invitee.canceled"],
            (await ReceivedAsync(4)).Select(each => JsonSerializer.Deserialize<JsonElement>(each.Body).Text("event"))
        );
        Assert.Equal("Another title", Host.Calendly.Account.Find(id!)!.Name);
    }

    [Fact]
    public async Task A_subscription_is_shown_without_its_key_and_is_made_once_for_an_address()
    {
        var made = await SubscribeAsync(People);

        var (again, problem) = await SendAsync(HttpMethod.Post, "webhook_subscriptions", Wish(People));
        var (_, one) = await SendAsync(HttpMethod.Get, $"webhook_subscriptions/{made}");
        var (_, list) = await SendAsync(HttpMethod.Get, ListPath());

        Assert.Equal((409, "Already Exists"), (again, problem.Text("title")));
        var resource = one.GetProperty("resource");
        Assert.Equal(("active", "user", User), (resource.Text("state"), resource.Text("scope"), resource.Text("user")));
        Assert.Equal(JsonValueKind.Null, resource.GetProperty("retry_started_at").ValueKind);
        Assert.DoesNotContain(Key, one.ToString());
        Assert.Equal(made, Id(Assert.Single(list.GetProperty("collection").EnumerateArray())));
        Assert.Equal(204, (await SendAsync(HttpMethod.Delete, $"webhook_subscriptions/{made}")).Status);
        Assert.Equal(404, (await SendAsync(HttpMethod.Get, $"webhook_subscriptions/{made}")).Status);
        Assert.Equal(404, (await SendAsync(HttpMethod.Delete, $"webhook_subscriptions/{made}")).Status);
        await ControlAsync("events", new { start = "2026-03-10T15:00:00Z" });
        Assert.Empty(Deliveries.Recent);
    }

    [Theory]
    [InlineData("organization", 400)]
    [InlineData("scope", 400)]
    [InlineData("user", 400)]
    public async Task The_list_asks_whose_it_is(string without, int status)
    {
        var path = string.Join('&', ListPath().Split('?')[1].Split('&').Where(each => !each.StartsWith(without + "=")));

        var (answered, body) = await SendAsync(HttpMethod.Get, "webhook_subscriptions?" + path);

        Assert.Equal((status, without), (answered, body.GetProperty("details")[0].Text("parameter")));
    }

    [Fact]
    public async Task Refuses_a_subscription_that_lacks_something_or_is_anothers()
    {
        var wishes = new (object Wish, int Status)[]
        {
            (Wish(People) with { Url = "not an address" }, 400),
            (Wish(People) with { Organization = null }, 400),
            (Wish(People) with { Scope = "planet" }, 400),
            (Wish(People) with { User = null }, 400),
            (Wish([]), 400),
            (Wish(["invitee.created", "invitee.created"]), 400),
            (Wish(["invitee.forgotten"]), 400),
            (Wish(People) with { Organization = Base + "/organizations/OTHER" }, 403),
        };

        foreach (var (wish, status) in wishes)
        {
            Assert.Equal(status, (await SendAsync(HttpMethod.Post, "webhook_subscriptions", wish)).Status);
        }
    }

    [Fact]
    public async Task After_a_day_of_refusals_the_subscription_is_disabled()
    {
        Sink.Status = 404;
        var id = await SubscribeAsync(People);
        await ControlAsync("events", new { start = "2026-03-10T15:00:00Z" });
        await ReceivedAsync(1);
        var (_, failing) = await SendAsync(HttpMethod.Get, $"webhook_subscriptions/{id}");

        while (Deliveries.Recent[0].State == HookState.Retrying)
        {
            await NextAttemptAsync();
        }

        var (_, disabled) = await SendAsync(HttpMethod.Get, $"webhook_subscriptions/{id}");
        Assert.Equal("2026-03-04T15:00:00.000000Z", failing.GetProperty("resource").Text("retry_started_at"));
        Assert.Equal("disabled", disabled.GetProperty("resource").Text("state"));
        Assert.Equal(TimeSpan.FromHours(24), Deliveries.Recent[0].Attempts[^1].At - SandboxHost.Now);
        var sent = Sink.Received;
        Assert.InRange(sent.Count, 8, 20);
        Assert.Single(sent.Select(each => each.Headers["Calendly-Webhook-Signature"]).Distinct());
        await ControlAsync("events", new { start = "2026-03-12T15:00:00Z" });
        Assert.Single(Deliveries.Recent);
    }

    [Fact]
    public async Task What_is_subscribed_by_a_token_without_a_key_is_not_signed()
    {
        await SubscribeAsync(People, key: null);

        await ControlAsync("events", new { start = "2026-03-10T15:00:00Z" });

        Assert.DoesNotContain("Calendly-Webhook-Signature", Assert.Single(await ReceivedAsync(1)).Headers.Keys);
        Assert.Contains("not signed", await PageAsync());
    }

    [Fact]
    public async Task What_is_subscribed_after_a_sign_in_is_signed_with_the_apps_own_key()
    {
        var signIn = Host.Calendly.SignIn;
        var code = signIn.Allow(Host.Calendly.Account.UserId, "https://remindly.example/", challenge: null);
        var token = signIn.Exchange(code, "https://remindly.example/", verifier: null)!.Access;
        var (status, _) = await SendAsync(HttpMethod.Post, "webhook_subscriptions", Wish(People) with { SigningKey = null }, token);

        await ControlAsync("events", new { start = "2026-03-10T15:00:00Z" });

        var received = Assert.Single(await ReceivedAsync(1));
        var signature = received.Headers["Calendly-Webhook-Signature"];
        var signed = signature["t=".Length..signature.IndexOf(',')] + "." + received.Body;
        Assert.Equal(201, status);
        Assert.EndsWith(",v1=" + Convert.ToHexStringLower(Sign(CalendlySandbox.AppSigningKey, Encoding.UTF8.GetBytes(signed))), signature);
    }

    private string ListPath() =>
        $"webhook_subscriptions?organization={Uri.EscapeDataString(Organization)}&scope=user&user={Uri.EscapeDataString(User)}";

    private SubscriptionWish Wish(string[] events) => new(Sink.Address(), events, Organization, "user", User, Key);

    private async Task<string> SubscribeAsync(string[] events, string? key = Key)
    {
        var (status, made) = await SendAsync(HttpMethod.Post, "webhook_subscriptions", Wish(events) with { SigningKey = key });
        Assert.Equal(201, status);
        return Id(made.GetProperty("resource"));
    }

    private async Task<(int Status, JsonElement Body)> SendAsync(
        HttpMethod method,
        string path,
        object? body = null,
        string token = CalendlySandbox.Token
    )
    {
        using var client = Host.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var request = new HttpRequestMessage(method, $"{Prefix}/{path}")
        {
            Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: Snake),
        };
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    private static string Id(JsonElement resource) => resource.Text("uri")!.Split('/')[^1];

    private sealed record SubscriptionWish(
        string? Url,
        string[] Events,
        string? Organization,
        string? Scope,
        string? User,
        string? SigningKey
    );
}
