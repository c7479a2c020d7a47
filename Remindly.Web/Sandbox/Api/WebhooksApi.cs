using System.Text.Json.Nodes;
using Remindly.Web.Sandbox.Hooks;

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
        api.Get("/webhooks", call => call.JsonAsync(new JsonArray([.. Subscribed(call.Account).Select(View)])));
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
        else if (!HookTarget.IsReachable(target))
        {
            await call.BadAsync("invalid_target", "The target must be a web address on port 443 or 80.");
        }
        else if (Subscribed(call.Account).Count >= Most)
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
        if (call.RouteId() is { } id && Subscribed(call.Account).Any(each => each.Id == id) && call.Account.RemoveWebhook(id))
        {
            call.Context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        await call.NotFoundAsync("webhook");
    }

    // What an owner typed in by hand is not on this list.
    private static List<SandboxWebhook> Subscribed(SandboxAccount account) => [.. account.Webhooks.Where(each => !each.IsStatic)];

    private static JsonObject View(SandboxWebhook hook) =>
        new()
        {
            ["id"] = hook.Id,
            ["event"] = hook.Event,
            ["target"] = hook.Target.Address,
            ["status"] = hook.Status,
        };
}
