using System.Text.Json.Nodes;

namespace Remindly.Web.Sandbox.Api;

/// <summary>Subscriptions, at most 25 for an account.</summary>
internal static class WebhooksApi
{
    private const int Most = 25;

    private static readonly string[] Events =
    [
        "appointment.scheduled",
        "appointment.rescheduled",
        "appointment.canceled",
        "appointment.changed",
        "order.completed",
    ];

    public static void Map(AcuityApi api)
    {
        api.Get("/webhooks", call => call.JsonAsync(new JsonArray([.. call.Account.Webhooks.Select(View)])));
        api.Post("/webhooks", CreateAsync);
        api.Delete("/webhooks/{id}", DeleteAsync);
    }

    private static async Task CreateAsync(AcuityCall call)
    {
        if (await call.BodyAsync() is not { } body)
        {
            return;
        }

        var (name, target) = (body.Text("event"), body.Text("target"));
        if (!Events.Contains(name))
        {
            await call.BadAsync("invalid_event", "The event is not one of those on offer.");
        }
        else if (!Reachable(target))
        {
            await call.BadAsync("invalid_target", "The target must be a web address on port 443 or 80.");
        }
        else if (call.Account.Webhooks.Count >= Most)
        {
            await call.BadAsync("too_many_webhooks", $"An account can have {Most} webhooks.");
        }
        else
        {
            await call.JsonAsync(View(call.Account.AddWebhook(name!, target!)));
        }
    }

    private static async Task DeleteAsync(AcuityCall call)
    {
        if (call.RouteId() is { } id && call.Account.RemoveWebhook(id))
        {
            call.Context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        await call.NotFoundAsync("webhook");
    }

    // The real service insists on the two public ports; on this machine any port will do.
    private static bool Reachable(string? target) =>
        Uri.TryCreate(target, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && (address.IsLoopback || address.Port is 80 or 443);

    private static JsonObject View(SandboxWebhook hook) =>
        new()
        {
            ["id"] = hook.Id,
            ["event"] = hook.Event,
            ["target"] = hook.Target,
            ["status"] = hook.Status,
        };
}
