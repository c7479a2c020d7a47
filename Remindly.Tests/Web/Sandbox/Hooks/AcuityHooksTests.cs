using Remindly.Tests.Infrastructure;
using Remindly.Web.Sandbox;
using Remindly.Web.Sandbox.Hooks;
using Xunit;

namespace Remindly.Tests.Web.Sandbox.Hooks;

public sealed class AcuityHooksTests : HookTest
{
    protected override HookDeliveries Deliveries => Host.Account.Deliveries;

    protected override string Prefix => "/sandbox/acuity";

    [Fact]
    public async Task Each_change_is_told_signed_over_its_raw_bytes()
    {
        await SubscribeAsync("appointment.scheduled");
        await SubscribeAsync("appointment.rescheduled");
        await SubscribeAsync("appointment.canceled");

        var id = await BookAsync();
        await Host.SendAsync(HttpMethod.Put, $"appointments/{id}/reschedule?admin=true", new { datetime = "2026-03-12T10:00:00-0500" });
        await Host.SendAsync(HttpMethod.Put, $"appointments/{id}/cancel?admin=true", new { });

        var (found, received) = (Host.Account.Find(id)!, await ReceivedAsync(3));
        Assert.Equal(
            ["scheduled", "rescheduled", "canceled"],
            received.Select(each => each.Body["action=appointment.".Length..each.Body.IndexOf('&')])
        );
        Assert.All(
            received,
            each =>
            {
                Assert.EndsWith($"&id={id}&calendarID={found.CalendarId}&appointmentTypeID={found.TypeId}", each.Body);
                Assert.Equal("application/x-www-form-urlencoded", each.Headers["Content-Type"]);
                Assert.Equal(Convert.ToBase64String(Sign(AcuitySandbox.ApiKey, each.Raw)), each.Headers["X-Acuity-Signature"]);
            }
        );
    }

    [Fact]
    public async Task Changed_hears_of_everything_once()
    {
        await SubscribeAsync("appointment.changed");
        var id = await BookAsync();

        await ControlAsync($"appointments/{id}/move", new { start = "2026-03-20T15:00:00Z" });
        await ControlAsync($"appointments/{id}/cancel", new { no_show = true });
        await ControlAsync($"appointments/{id}/uncancel", new { });

        var received = await ReceivedAsync(4);
        Assert.Equal(4, received.Count);
        Assert.All(received, each => Assert.StartsWith($"action=appointment.changed&id={id}&", each.Body));
    }

    [Fact]
    public async Task An_address_typed_in_by_hand_hears_the_short_words()
    {
        var added = await ControlAsync("webhooks", new { target = Sink.Address("/static") });

        var id = await BookAsync();

        Assert.Equal(["action=scheduled", "action=changed"], (await ReceivedAsync(2)).Select(each => each.Body[..each.Body.IndexOf('&')]));
        Assert.Empty((await Host.GetAsync("webhooks")).EnumerateArray());
        using var client = Host.Anonymous();
        using var removed = await client.DeleteAsync($"{Prefix}/control/webhooks/{added.GetProperty("id").GetInt64()}");
        Assert.True(removed.IsSuccessStatusCode);
        Host.Account.Cancel(id);
        Assert.Equal(2, Deliveries.Recent.Count);
    }

    [Fact]
    public async Task A_removed_subscription_hears_nothing_more_and_its_retries_end()
    {
        Sink.Status = 500;
        var hook = await SubscribeAsync("appointment.scheduled");
        await BookAsync();
        await ReceivedAsync(1);

        var (status, _) = await Host.SendAsync(HttpMethod.Delete, $"webhooks/{hook}");
        Host.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(204, status);
        await Eventually.HoldsAsync(() => Deliveries.Recent[0].State == HookState.Dropped, "the retry dropped");
        Assert.Single(Sink.Received);
    }

    [Fact]
    public async Task A_target_that_is_broken_is_tried_again_with_growing_waits_until_it_takes_it()
    {
        Sink.Status = 503;
        await SubscribeAsync("appointment.scheduled");
        await BookAsync();
        await ReceivedAsync(1);

        var waits = new List<TimeSpan>();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            waits.Add(Deliveries.Recent[0].NextAt!.Value - Host.Clock.GetUtcNow());
            await NextAttemptAsync();
        }

        Sink.Status = 200;
        await NextAttemptAsync();

        Assert.Equal([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5)], waits);
        Assert.Equal([503, 503, 503, 503, 200], Deliveries.Recent[0].Attempts.Select(each => each.Status!.Value));
        Assert.Equal(HookState.Delivered, Deliveries.Recent[0].State);
        Assert.Single(Sink.Received.Select(each => each.Body + each.Headers["X-Acuity-Signature"]).Distinct());
        Assert.Equal(0, Host.Clock.Waiting);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(410)]
    public async Task A_refusal_is_not_tried_again(int status)
    {
        Sink.Status = status;
        await SubscribeAsync("appointment.scheduled");

        await BookAsync();

        await ReceivedAsync(1);
        Assert.Equal(HookState.GivenUp, Deliveries.Recent[0].State);
        Assert.Equal(0, Host.Clock.Waiting);
        Assert.Single(Sink.Received);
    }

    [Fact]
    public async Task A_target_that_is_not_there_is_tried_again()
    {
        var hook = await SubscribeAsync("appointment.scheduled", $"http://127.0.0.1:{LiveApp.FreePort()}/");

        await BookAsync();

        await Eventually.HoldsAsync(() => Deliveries.Recent[0].State == HookState.Retrying, "the retry");
        Assert.Null(Deliveries.Recent[0].Attempts[0].Status);
        Assert.NotEmpty(Deliveries.Recent[0].Attempts[0].Problem!);
        Assert.Equal("active", await StatusAsync(hook));
    }

    [Fact]
    public async Task A_hook_that_fails_for_five_days_is_disabled()
    {
        Sink.Status = 500;
        var hook = await SubscribeAsync("appointment.scheduled");
        await BookAsync();
        await ReceivedAsync(1);
        while (Deliveries.Recent[0].State == HookState.Retrying)
        {
            await NextAttemptAsync();
        }

        Assert.Equal((10, "active"), (Deliveries.Recent[0].Attempts.Count, await StatusAsync(hook)));
        Host.Clock.Advance(TimeSpan.FromDays(5));
        await BookAsync();
        await ReceivedAsync(11);
        await BookAsync();

        Assert.Equal("disabled", await StatusAsync(hook));
        Assert.Equal((2, 11), (Deliveries.Recent.Count, Sink.Received.Count));
        Assert.Contains("Disabled", await PageAsync());
    }

    [Fact]
    public async Task Nobody_who_makes_a_change_waits_for_a_target()
    {
        var slow = new TaskCompletionSource();
        Sink.Pause = slow.Task;
        await SubscribeAsync("appointment.scheduled");

        for (var i = 0; i < HookDeliveries.Most + 5; i++)
        {
            Host.Account.Add(new SandboxAppointment { Start = SandboxHost.Now.AddMinutes(i), LastName = "Many" });
        }

        var dropped = Deliveries.Recent.Count(each => each.State == HookState.Dropped);
        slow.SetResult();

        Assert.Equal(5, dropped);
        Assert.Equal(HookDeliveries.Kept, Deliveries.Recent.Count);
        await ReceivedAsync(HookDeliveries.Most);
    }

    [Theory]
    [InlineData("appointment.lost", "http://127.0.0.1:1/", "invalid_event")]
    [InlineData("appointment.changed", "http://hooks.example:8080/", "invalid_target")]
    [InlineData("appointment.changed", "ftp://hooks.example/", "invalid_target")]
    public async Task Refuses_what_cannot_be_subscribed(string eventName, string target, string code)
    {
        var (status, body) = await Host.SendAsync(HttpMethod.Post, "webhooks", new { @event = eventName, target });

        Assert.Equal((400, code), (status, body.GetProperty("error").GetString()));
    }

    private async Task<long> SubscribeAsync(string eventName, string? target = null)
    {
        var (status, made) = await Host.SendAsync(
            HttpMethod.Post,
            "webhooks",
            new { @event = eventName, target = target ?? Sink.Address() }
        );
        Assert.Equal(200, status);
        return made.GetProperty("id").GetInt64();
    }

    private async Task<string?> StatusAsync(long hook) =>
        (await Host.GetAsync("webhooks"))
            .EnumerateArray()
            .Single(each => each.GetProperty("id").GetInt64() == hook)
            .GetProperty("status")
            .GetString();

    private async Task<long> BookAsync()
    {
        var booked = await ControlAsync("appointments", new { start = "2026-03-10T15:00:00Z", last_name = "Hooked" });
        return booked.GetProperty("id").GetInt64();
    }
}
