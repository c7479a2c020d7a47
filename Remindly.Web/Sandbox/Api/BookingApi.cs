using System.Text.Json.Nodes;

namespace Remindly.Web.Sandbox.Api;

/// <summary>Booking, changing, cancelling and moving appointments.</summary>
internal static class BookingApi
{
    // Clients cannot cancel or move later than this; an admin can.
    private static readonly TimeSpan ChangeNotice = TimeSpan.FromHours(2);

    public static void Map(AcuityApi api)
    {
        api.Post("/appointments", CreateAsync);
        api.Put("/appointments/{id}", UpdateAsync);
        api.Put("/appointments/{id}/cancel", CancelAsync);
        api.Put("/appointments/{id}/reschedule", RescheduleAsync);
    }

    public static long? Label(JsonObject body) =>
        body["labels"] is JsonArray { Count: 1 } labels && labels[0] is JsonObject label ? label.Number("id") : null;

    public static Dictionary<long, string> Answers(JsonObject body)
    {
        var answers = new Dictionary<long, string>();
        foreach (var field in (body["fields"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (field.Number("id") is { } id)
            {
                answers[id] = field.Text("value") ?? "";
            }
        }

        return answers;
    }

    private static async Task CreateAsync(AcuityCall call)
    {
        if (await call.BodyAsync() is not { } body)
        {
            return;
        }

        var rules = new BookingRules(call, body);
        if (rules.Booking() is { } booking)
        {
            await call.AppointmentAsync(call.Account.Find(call.Account.Add(booking))!);
        }
        else
        {
            await ProblemAsync(call, rules.Problem);
        }
    }

    // Whatever else the body holds is passed over in silence, as the real service does.
    private static async Task UpdateAsync(AcuityCall call)
    {
        if (await AppointmentsApi.FindAsync(call) is not { } found || await call.BodyAsync() is not { } body)
        {
            return;
        }

        if (body.Text("email") is { Length: > 0 } email && !email.Contains('@', StringComparison.Ordinal))
        {
            await ProblemAsync(call, "invalid_email");
            return;
        }

        call.Account.Change(
            found.Id,
            each =>
                each with
                {
                    FirstName = body.Text("firstName") ?? each.FirstName,
                    LastName = body.Text("lastName") ?? each.LastName,
                    Phone = body.Text("phone") ?? each.Phone,
                    Email = body.Text("email") ?? each.Email,
                    Notes = call.Admin ? body.Text("notes") ?? each.Notes : each.Notes,
                    Certificate = call.Admin ? body.Text("certificate") ?? each.Certificate : each.Certificate,
                    LabelId = body.ContainsKey("labels") ? Label(body) : each.LabelId,
                    Answers = body.ContainsKey("fields") ? Answers(body) : each.Answers,
                }
        );
        await AnswerAsync(call, found.Id);
    }

    private static async Task CancelAsync(AcuityCall call)
    {
        if (await AppointmentsApi.FindAsync(call) is not { } found || await call.BodyAsync() is not { } body)
        {
            return;
        }

        if (!call.Admin && found.Start < call.Now)
        {
            await ProblemAsync(call, "cancel_not_allowed");
        }
        else if (!call.Admin && found.Start < call.Now + ChangeNotice)
        {
            await ProblemAsync(call, "cancel_too_close");
        }
        else
        {
            var noShow = call.Admin ? body.Flag("noShow") ?? found.NoShow : found.NoShow;
            if (!found.Canceled || noShow != found.NoShow)
            {
                call.Account.Cancel(found.Id, noShow);
            }

            await AnswerAsync(call, found.Id);
        }
    }

    private static async Task RescheduleAsync(AcuityCall call)
    {
        if (await AppointmentsApi.FindAsync(call) is not { } found || await call.BodyAsync() is not { } body)
        {
            return;
        }

        var (rules, type) = (new BookingRules(call, body), call.Account.Type(found.TypeId)!);
        var wanted = !body.ContainsKey("calendarID") ? found.CalendarId : body.Number("calendarID");
        var zone = wanted is { } calendarId ? call.Account.Calendar(calendarId)?.Timezone : null;
        var start = AcuityTime.Parse(body.Text("datetime"), zone ?? call.Account.Settings.Timezone);
        if (Refusal(call, found, type, body, start, wanted) is { } problem)
        {
            await ProblemAsync(call, problem);
        }
        else if (rules.Place(start!.Value, type, wanted, found.Id) is { } place)
        {
            call.Account.Reschedule(found.Id, start.Value, place, body.Text("timezone"));
            await AnswerAsync(call, found.Id);
        }
        else
        {
            await ProblemAsync(call, rules.Problem);
        }
    }

    private static string? Refusal(
        AcuityCall call,
        SandboxAppointment found,
        SandboxAppointmentType type,
        JsonObject body,
        DateTimeOffset? start,
        long? wanted
    ) =>
        found switch
        {
            { Canceled: true } => "reschedule_canceled",
            _ when type.Kind == "series" => "reschedule_series",
            _ when body.Text("datetime") is not { Length: > 0 } => "required_datetime",
            _ when start is null => "invalid_datetime",
            _ when wanted is { } id && !type.CalendarIds.Contains(id) => "invalid_calendar",
            _ when body.Text("timezone") is { } zone && AcuityTime.Zone(zone) is null => "invalid_timezone",
            _ when !call.Admin && found.Start < call.Now => "reschedule_not_allowed",
            _ when !call.Admin && found.Start < call.Now + ChangeNotice => "reschedule_too_close",
            _ => null,
        };

    private static Task AnswerAsync(AcuityCall call, long id) =>
        call.Account.Find(id) is { } after ? call.AppointmentAsync(after) : call.NotFoundAsync("appointment");

    private static Task ProblemAsync(AcuityCall call, string code) => call.BadAsync(code, BookingProblems.Message(code));
}
