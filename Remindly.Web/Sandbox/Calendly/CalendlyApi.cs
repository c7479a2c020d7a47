using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Remindly.Web.Sandbox.Calendly;

/// <summary>The routes of the API that read.</summary>
internal static class CalendlyApi
{
    private const int LongestRangeDays = 31;

    public static void Map(IEndpointRouteBuilder api, CalendlySandbox sandbox)
    {
        var door = new CalendlyDoor(sandbox);
        Get("/users/me", call => call.ResourceAsync(call.Wire.Me(call.Account)));
        Get("/event_types", TypesAsync);
        Get("/event_type_available_times", TimesAsync);
        Get("/scheduled_events", EventsAsync);
        Get("/scheduled_events/{id}", call => OfEvent(call, each => call.ResourceAsync(call.Wire.Event(call.Account, each))));
        Get("/scheduled_events/{id}/invitees", InviteesAsync);
        Post("/scheduled_events/{id}/cancellation", CalendlyWrites.CancelAsync);
        Post("/invitees", CalendlyWrites.BookAsync);
        Get("/webhook_subscriptions", CalendlyHooksApi.ListAsync);
        Post("/webhook_subscriptions", CalendlyHooksApi.CreateAsync);
        Get("/webhook_subscriptions/{id}", CalendlyHooksApi.GetAsync);
        Delete("/webhook_subscriptions/{id}", CalendlyHooksApi.DeleteAsync);

        void Get(string path, Func<CalendlyRequest, Task> handler) => api.MapGet(path, door.Open($"GET {path}", handler));
        void Post(string path, Func<CalendlyRequest, Task> handler) => api.MapPost(path, door.Open($"POST {path}", handler));
        void Delete(string path, Func<CalendlyRequest, Task> handler) => api.MapDelete(path, door.Open($"DELETE {path}", handler));
    }

    public static Task OfEvent(CalendlyRequest call, Func<CalendlyBooking, Task> then) =>
        call.Account.Find(call.Route("id")) is { } found ? then(found) : call.MissingAsync();

    private static Task TypesAsync(CalendlyRequest call) =>
        call.Query("user").Length + call.Query("organization").Length == 0
            ? call.InvalidAsync("user", "is missing")
            : call.PageAsync([.. call.Account.Types.Select(type => call.Wire.Type(call.Account, type))]);

    private static Task TimesAsync(CalendlyRequest call)
    {
        if (Time(call.Query("start_time")) is not { } from || Time(call.Query("end_time")) is not { } to || to <= from)
        {
            return call.InvalidAsync("start_time", "is missing or invalid");
        }

        if ((to - from).TotalDays > LongestRangeDays)
        {
            return call.InvalidAsync("end_time", "the range is too long");
        }

        var first = new DateTimeOffset(from.UtcDateTime.Date.AddHours(from.UtcDateTime.Hour + 1), TimeSpan.Zero);
        var slots = Enumerable
            .Range(0, (int)(to - from).TotalHours)
            .Select(hour => first.AddHours(hour))
            .Where(slot => IsFree(call.Account, slot));
        return call.PageAsync([
            .. slots
                .Take(100)
                .Select(slot => new JsonObject
                {
                    ["status"] = "available",
                    ["invitees_remaining"] = 1,
                    ["start_time"] = slot.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                }),
        ]);
    }

    private static Task EventsAsync(CalendlyRequest call)
    {
        if (call.Query("user").Length == 0)
        {
            return call.InvalidAsync("user", "is missing");
        }

        if (call.Query("user") != call.Wire.User(call.Account))
        {
            return call.FailAsync(403, "Permission Denied", "You do not have permission to view this user.");
        }

        var (from, to) = (Time(call.Query("min_start_time")), Time(call.Query("max_start_time")));
        var (email, status) = (call.Query("invitee_email"), call.Query("status"));
        var found = call.Account.Events.Where(each =>
            (from is null || each.Start > from)
            && (to is null || each.Start < to)
            && (status.Length == 0 || status == (each.Canceled ? "canceled" : "active"))
            && (email.Length == 0 || each.Invitees.Any(person => person.Email.Equals(email, StringComparison.OrdinalIgnoreCase)))
        );
        var sorted = call.Query("sort") == "start_time:desc" ? found.Reverse() : found;
        return call.PageAsync([.. sorted.Select(each => call.Wire.Event(call.Account, each))]);
    }

    private static Task InviteesAsync(CalendlyRequest call) =>
        OfEvent(
            call,
            each =>
            {
                var (email, status) = (call.Query("email"), call.Query("status"));
                var people = each.Invitees.Where(person =>
                    (email.Length == 0 || person.Email.Equals(email, StringComparison.OrdinalIgnoreCase))
                    && (status.Length == 0 || status == (person.Canceled ? "canceled" : "active"))
                );
                return call.PageAsync([.. people.Select(person => call.Wire.Invitee(each, person))]);
            }
        );

    public static bool IsFree(CalendlyAccount account, DateTimeOffset start) =>
        !account.Events.Any(each =>
            !each.Canceled && start < each.Start.AddMinutes(each.DurationMinutes) && start.AddMinutes(30) > each.Start
        );

    public static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var instant
        )
            ? instant
            : null;

    public static async Task<JsonObject?> BodyAsync(CalendlyRequest call)
    {
        try
        {
            return await JsonNode.ParseAsync(call.Context.Request.Body, cancellationToken: call.Context.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
