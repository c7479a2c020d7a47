using System.Text.Json.Nodes;
using Remindly.Web.Sandbox.Hooks;

namespace Remindly.Web.Sandbox.Calendly;

/// <summary>Subscriptions: made, listed, looked at and ended.</summary>
internal static class CalendlyHooksApi
{
    private static readonly string[] Scopes = ["user", "organization", "group"];

    public static async Task CreateAsync(CalendlyRequest call)
    {
        var body = await CalendlyApi.BodyAsync(call);
        var (url, scope, organization) = (Text(body, "url"), Text(body, "scope"), Text(body, "organization"));
        var events = (body?["events"] as JsonArray ?? []).Select(each => each?.ToString() ?? "").ToList();
        if (Refusal(url, events, organization, scope, scope is null ? null : Text(body, scope)) is { } wrong)
        {
            await call.InvalidAsync(wrong, "is missing or invalid");
        }
        else if (!IsOwn(call, organization!, scope == "user" ? Text(body, "user") : null))
        {
            await call.FailAsync(403, "Permission Denied", "You do not have permission to perform this action.");
        }
        else if (call.Account.Subscriptions.Any(each => each.Target.Address == url))
        {
            await call.FailAsync(409, "Already Exists", "Hook with this url already exists");
        }
        else
        {
            var made = call.Account.Subscribe(call.Wire, url!, events, scope!, Text(body, "signing_key") ?? call.AppSigningKey);
            await call.ResourceAsync(call.Wire.Subscription(call.Account, made), 201);
        }
    }

    public static Task ListAsync(CalendlyRequest call)
    {
        var (scope, organization, user) = (call.Query("scope"), call.Query("organization"), call.Query("user"));
        var missing =
            organization.Length == 0 ? "organization"
            : !Scopes.Contains(scope) ? "scope"
            : scope != "organization" && call.Query(scope).Length == 0 ? scope
            : null;
        return missing is not null ? call.InvalidAsync(missing, "is missing")
            : !IsOwn(call, organization, scope == "user" ? user : null)
                ? call.FailAsync(403, "Permission Denied", "You do not have permission to perform this action.")
            : call.PageAsync([
                .. call.Account.Subscriptions.Where(each => each.Scope == scope).Select(each => call.Wire.Subscription(call.Account, each)),
            ]);
    }

    public static Task GetAsync(CalendlyRequest call) =>
        call.Account.FindSubscription(call.Route("id")) is { } found
            ? call.ResourceAsync(call.Wire.Subscription(call.Account, found))
            : call.MissingAsync();

    public static Task DeleteAsync(CalendlyRequest call)
    {
        if (!call.Account.Unsubscribe(call.Route("id")))
        {
            return call.MissingAsync();
        }

        call.Context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static string? Refusal(string? url, List<string> events, string? organization, string? scope, string? owner) =>
        !HookTarget.IsReachable(url) ? "url"
        : events.Count == 0 || events.Distinct().Count() < events.Count || events.Except(CalendlyNews.Events).Any() ? "events"
        : organization is null ? "organization"
        : !Scopes.Contains(scope) ? "scope"
        : owner is null ? scope
        : null;

    private static bool IsOwn(CalendlyRequest call, string organization, string? user) =>
        organization == call.Wire.Organization(call.Account) && (user is null || user == call.Wire.User(call.Account));

    private static string? Text(JsonObject? body, string name) =>
        body?[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
