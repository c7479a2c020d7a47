using System.Net.Http.Json;
using System.Text.Json;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Sandbox;
using Remindly.Web.Sandbox.Hooks;
using Xunit;

namespace Remindly.Tests.Web.Sandbox.Hooks;

public sealed class DeliveryFaultsTests : HookTest
{
    private readonly List<long> ids = [];

    protected override HookDeliveries Deliveries => Host.Account.Deliveries;

    protected override string Prefix => "/sandbox/acuity";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Host.Account.AddWebhook("appointment.scheduled", Sink.Address());
        for (var i = 0; i < 3; i++)
        {
            ids.Add(Host.Account.Add(new SandboxAppointment { Start = SandboxHost.Now.AddDays(i + 1), LastName = "Known" }));
        }

        await ReceivedAsync(3);
        Host.Account.RemoveWebhook(Host.Account.Webhooks[0].Id);
        Host.Account.AddWebhook("appointment.canceled", Sink.Address());
    }

    [Fact]
    public async Task Held_back_until_they_are_let_go()
    {
        await ControlAsync("deliveries/faults", new { hold = true });
        CancelAll();
        Assert.All(Deliveries.Recent.Skip(3), each => Assert.Equal(HookState.Held, each.State));
        Assert.Contains("Held back", await PageAsync());

        await ControlAsync("deliveries/faults", new { });

        Assert.Equal(ids, await AboutAsync(3));
    }

    [Fact]
    public async Task What_was_held_goes_out_last_first_when_out_of_order()
    {
        await ControlAsync("deliveries/faults", new { hold = true, out_of_order = true });
        CancelAll();

        await ControlAsync("deliveries/faults", new { });

        Assert.Equal(Enumerable.Reverse(ids), await AboutAsync(3));
    }

    [Fact]
    public async Task Out_of_order_each_lets_the_next_go_first()
    {
        await ControlAsync("deliveries/faults", new { out_of_order = true });
        CancelAll();
        Assert.Equal([ids[1], ids[0]], await AboutAsync(2));
        Assert.Equal(HookState.Held, Deliveries.Recent[^1].State);

        await ControlAsync("deliveries/faults", new { });

        Assert.Equal([ids[1], ids[0], ids[2]], await AboutAsync(3));
    }

    [Fact]
    public async Task Each_is_sent_twice()
    {
        await ControlAsync("deliveries/faults", new { twice = true });

        Host.Account.Cancel(ids[0]);

        Assert.Equal([ids[0], ids[0]], await AboutAsync(2));
        Assert.Equal(5, Deliveries.Recent.Count);
    }

    [Fact]
    public async Task Signed_with_a_wrong_key()
    {
        await ControlAsync("deliveries/faults", new { wrong_signature = true });

        Host.Account.Cancel(ids[0]);

        var received = (await ReceivedAsync(4))[^1];
        var signature = Convert.FromBase64String(received.Headers["X-Acuity-Signature"]);
        Assert.Equal(32, signature.Length);
        Assert.NotEqual(Sign(AcuitySandbox.ApiKey, received.Raw), signature);
    }

    [Fact]
    public async Task The_page_switches_them_and_lists_what_was_answered()
    {
        Sink.Status = 500;
        Host.Account.Cancel(ids[0]);
        await ReceivedAsync(4);
        using var client = Host.Anonymous();
        using var form = new FormUrlEncodedContent([new("hold", "true"), new("wrong-signature", "true")]);

        using var switched = await client.PostAsync($"{Prefix}/page/deliveries/faults", form);
        var page = await PageAsync();

        Assert.EndsWith("done=deliveries", switched.Headers.Location!.OriginalString);
        Assert.Equal(new HookFaults { Hold = true, WrongSignature = true }, Deliveries.Faults);
        Assert.Contains(Sink.Address(), page);
        Assert.Contains("Again at 15:00:02", System.Net.WebUtility.HtmlDecode(page));
        Assert.Contains("15:00:00 500", page);
    }

    [Fact]
    public async Task Programs_read_what_was_sent_and_how_it_was_answered()
    {
        using var client = Host.Anonymous();

        var list = await client.GetFromJsonAsync<JsonElement>($"{Prefix}/control/deliveries");

        var first = list[0];
        Assert.Equal((3, "delivered"), (list.GetArrayLength(), first.Text("state")));
        Assert.Equal(("appointment.scheduled", Sink.Address()), (first.Text("event"), first.Text("target")));
        Assert.Equal(204, first.GetProperty("attempts")[0].GetProperty("status").GetInt32());
        Assert.DoesNotContain(AcuitySandbox.ApiKey, list.ToString());
    }

    [Fact]
    public async Task Starting_over_forgets_subscriptions_deliveries_and_faults()
    {
        await ControlAsync("deliveries/faults", new { hold = true });
        CancelAll();

        await ControlAsync("reset", new { rate_limit = false });

        Assert.Empty(Host.Account.Webhooks);
        Assert.Empty(Deliveries.Recent);
        Assert.Equal(HookFaults.None, Deliveries.Faults);
        Assert.Equal(3, Sink.Received.Count);
    }

    private void CancelAll() => ids.ForEach(id => Host.Account.Cancel(id));

    private async Task<IEnumerable<long>> AboutAsync(int count) =>
        (await ReceivedAsync(3 + count)).Skip(3).Select(each => long.Parse(each.Body.Split('&')[1]["id=".Length..]));
}
