using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Sandbox.Hooks;
using Xunit;

namespace Remindly.Tests.Web.Sandbox.Hooks;

/// <summary>The sandbox on a real port, and a program on another one that is told of changes.</summary>
public abstract class HookTest : IAsyncLifetime
{
    protected SandboxHost Host { get; } = new();

    protected HookSink Sink { get; } = new();

    protected abstract HookDeliveries Deliveries { get; }

    /// <summary>Below the app's address, such as <c>/sandbox/acuity</c>.</summary>
    protected abstract string Prefix { get; }

    public virtual async ValueTask InitializeAsync()
    {
        await Host.InitializeAsync();
        await Sink.InitializeAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Host.DisposeAsync();
        await Sink.DisposeAsync();
    }

    protected static byte[] Sign(string key, byte[] bytes) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), bytes);

    protected async Task<JsonElement> ControlAsync(string path, object body)
    {
        using var client = Host.Anonymous();
        using var response = await client.PostAsJsonAsync($"{Prefix}/control/{path}", body);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    protected async Task<string> PageAsync()
    {
        using var client = Host.Anonymous();
        return await client.GetStringAsync(Prefix);
    }

    protected async Task<IReadOnlyList<HookReceived>> ReceivedAsync(int count)
    {
        await Eventually.HoldsAsync(() => Sink.Received.Count >= count, $"{count} deliveries");
        await SettledAsync();
        return Sink.Received;
    }

    /// <summary>Nothing is on its way any more: each is held, taken, given up, or waits for its time.</summary>
    protected Task SettledAsync() =>
        Eventually.HoldsAsync(() => Deliveries.Recent.All(each => each.State != HookState.Waiting), "everything sent");

    /// <summary>Lets the clock go on to the next attempt, and waits for how it ends.</summary>
    protected async Task NextAttemptAsync()
    {
        var before = Deliveries.Recent.Sum(each => each.Attempts.Count);
        Host.Clock.Advance(Host.Clock.UntilNext!.Value);
        await Eventually.HoldsAsync(() => Deliveries.Recent.Sum(each => each.Attempts.Count) > before, "another attempt");
        await SettledAsync();
    }
}
