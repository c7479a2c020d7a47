using System.Text.Json.Nodes;

namespace Remindly.Web.Sandbox.Api;

/// <summary>What a booking must have, and the code of the first thing it lacks.</summary>
internal sealed class BookingRules(AcuityCall call, JsonObject body)
{
    public string Problem { get; private set; } = "";

    /// <summary>The appointment asked for, or null with the code in <see cref="Problem"/>.</summary>
    public SandboxAppointment? Booking()
    {
        var type = body.Number("appointmentTypeID") is { } typeId ? call.Account.Type(typeId) : null;
        var calendarId = body.Number("calendarID");
        var zone = calendarId is { } id ? call.Account.Calendar(id)?.Timezone : null;
        var start = AcuityTime.Parse(body.Text("datetime"), zone ?? call.Account.Settings.Timezone);
        var (email, timezone) = (body.Text("email") ?? "", body.Text("timezone"));
        var right =
            Need(Has("appointmentTypeID"), "required_appointment_type_id")
            && Need(type is { Active: true }, "invalid_appointment_type")
            && Need(Has("datetime"), "required_datetime")
            && Need(start is not null, "invalid_datetime")
            && Need(Has("firstName"), "required_first_name")
            && Need(Has("lastName"), "required_last_name")
            && Need(call.Admin || email.Length > 0, "required_email")
            && Need(email.Length == 0 || email.IndexOf('@', StringComparison.Ordinal) > 0, "invalid_email")
            && Need(timezone is null || AcuityTime.Zone(timezone) is not null, "invalid_timezone")
            && Need(calendarId is null ? !call.Admin : type!.CalendarIds.Contains(calendarId.Value), "invalid_calendar");
        return right && Place(start!.Value, type!, calendarId) is { } calendar
            ? Made(start.Value, type!, calendar) with
            {
                Email = email,
                Timezone = timezone ?? "",
            }
            : null;
    }

    /// <summary>A calendar that can take it: the one asked for, or the first that is free. An admin may overbook.</summary>
    public long? Place(DateTimeOffset start, SandboxAppointmentType type, long? calendarId, long moving = 0)
    {
        if (call.Admin && calendarId is not null)
        {
            return calendarId;
        }

        if (
            !Need(start >= call.Now + OpenSlots.Notice, "not_available_min_hours_in_advance")
            || !Need(start <= call.Now + OpenSlots.Horizon, "not_available_max_days_in_advance")
        )
        {
            return null;
        }

        var free = new OpenSlots(call.Account, call.Now) { Ignored = new HashSet<long> { moving } };
        var candidates = calendarId is { } one ? [one] : type.CalendarIds;
        var found = candidates.Select(call.Account.Calendar).FirstOrDefault(each => each is not null && free.IsOpen(start, type, each));
        return Need(found is not null, calendarId is null ? "no_available_calendar" : "not_available") ? found!.Id : null;
    }

    private SandboxAppointment Made(DateTimeOffset start, SandboxAppointmentType type, long calendarId) =>
        new()
        {
            Start = start,
            TypeId = type.Id,
            CalendarId = calendarId,
            FirstName = body.Text("firstName")!,
            LastName = body.Text("lastName")!,
            Phone = body.Text("phone") ?? "",
            Notes = call.Admin ? body.Text("notes") ?? "" : "",
            Certificate = body.Text("certificate"),
            LabelId = BookingApi.Label(body),
            Answers = BookingApi.Answers(body),
            ScheduledBy = call.Admin ? call.Account.Settings.Email : null,
        };

    private bool Has(string member) => body.Text(member) is { Length: > 0 };

    private bool Need(bool holds, string code)
    {
        Problem = holds ? Problem : code;
        return holds;
    }
}
