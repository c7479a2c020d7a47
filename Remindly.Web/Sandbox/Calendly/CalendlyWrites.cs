using System.Text.Json.Nodes;

namespace Remindly.Web.Sandbox.Calendly;

/// <summary>The routes of the API that change something.</summary>
internal static class CalendlyWrites
{
    public static async Task CancelAsync(CalendlyRequest call)
    {
        var body = await CalendlyApi.BodyAsync(call);
        await CalendlyApi.OfEvent(
            call,
            each =>
            {
                if (each.Canceled)
                {
                    return call.FailAsync(403, "Permission Denied", "Event is already canceled");
                }

                call.Account.Cancel(each.Id, Text(body, "reason"));
                return call.ResourceAsync(CalendlyWire.Cancellation(call.Account, call.Account.Find(each.Id)!), 201);
            }
        );
    }

    public static async Task BookAsync(CalendlyRequest call)
    {
        var body = await CalendlyApi.BodyAsync(call);
        var typeId = Text(body, "event_type")?.Split('/')[^1];
        var type = call.Account.Types.FirstOrDefault(each => each.Id == typeId && each.Active);
        var person = body?["invitee"] as JsonObject;
        if (type is null || CalendlyApi.Time(Text(body, "start_time") ?? "") is not { } start)
        {
            await call.InvalidAsync(type is null ? "event_type" : "start_time", "is missing or invalid");
        }
        else if (Text(person, "name") is not { } name || Text(person, "email") is not { } email)
        {
            await call.InvalidAsync("invitee", "is missing");
        }
        else if (!CalendlyApi.IsFree(call.Account, start))
        {
            await call.InvalidAsync("start_time", "is not available");
        }
        else
        {
            var answers = (body?["questions_and_answers"] as JsonArray ?? []).OfType<JsonObject>();
            var id = call.Account.Add(
                new CalendlyBooking
                {
                    Start = start,
                    Name = type.Name,
                    TypeId = type.Id,
                    DurationMinutes = type.DurationMinutes,
                    Invitees =
                    [
                        new CalendlyInvitee
                        {
                            Name = name,
                            Email = email,
                            Phone = Text(person, "text_reminder_number"),
                            Answers = [.. answers.Select(each => (Text(each, "question") ?? "", Text(each, "answer") ?? ""))],
                        },
                    ],
                }
            );
            var made = call.Account.Find(id)!;
            await call.ResourceAsync(call.Wire.Invitee(made, made.Invitees[0]), 201);
        }
    }

    private static string? Text(JsonObject? body, string name) =>
        body?[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
