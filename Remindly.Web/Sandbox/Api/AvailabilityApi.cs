using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Remindly.Web.Sandbox.Api;

/// <summary>Open days and times.</summary>
internal static class AvailabilityApi
{
    public static void Map(AcuityApi api)
    {
        api.Get("/availability/dates", DatesAsync);
        api.Get("/availability/times", TimesAsync);
        api.Get("/availability/classes", call => call.JsonAsync(new JsonArray()));
        api.Post("/availability/check-times", CheckAsync);
    }

    private static async Task DatesAsync(AcuityCall call)
    {
        var month = YearMonthPattern.Iso.Parse(call.Query["month"].ToString());
        if (!month.Success)
        {
            await call.BadAsync("required_month", "The parameter month is required, as YYYY-MM.");
        }
        else if (await ChoiceAsync(call, Number(call.Query["appointmentTypeID"]), Number(call.Query["calendarID"])) is { } choice)
        {
            var slots = new OpenSlots(call.Account, call.Now);
            var interval = month.Value.ToDateInterval();
            var open = interval.Where(day => choice.Calendars.Any(calendar => slots.On(day, choice.Type, calendar).Any()));
            await call.JsonAsync(new JsonArray([.. open.Select(day => new JsonObject { ["date"] = LocalDatePattern.Iso.Format(day) })]));
        }
    }

    private static async Task TimesAsync(AcuityCall call)
    {
        if (!AcuityTime.TryDate(call.Query["date"], out var date))
        {
            await call.BadAsync("required_date", "The parameter date is required, as YYYY-MM-DD.");
        }
        else if (call.Query["timezone"].ToString() is { Length: > 0 } asked && AcuityTime.Zone(asked) is null)
        {
            await call.BadAsync("invalid_timezone", "The time zone is not known.");
        }
        else if (await ChoiceAsync(call, Number(call.Query["appointmentTypeID"]), Number(call.Query["calendarID"])) is { } choice)
        {
            await call.JsonAsync(Times(call, date, choice));
        }
    }

    private static JsonArray Times(AcuityCall call, LocalDate date, Choice choice)
    {
        var ignored = call.Query["ignoreAppointmentIDs[]"].Select(each => Number(each) ?? 0).ToHashSet();
        var slots = new OpenSlots(call.Account, call.Now) { Ignored = ignored };
        var zone = call.Query["timezone"].ToString() is { Length: > 0 } asked ? asked : choice.Calendars[0].Timezone;
        var times =
            from calendar in choice.Calendars
            from slot in slots.On(date, choice.Type, calendar)
            group slot by slot.Start into same
            orderby same.Key
            select new JsonObject
            {
                ["time"] = AcuityTime.Stamp(AcuityTime.In(zone, same.Key)),
                ["slotsAvailable"] = same.Sum(each => each.Seats),
            };
        return new([.. times]);
    }

    private static async Task CheckAsync(AcuityCall call)
    {
        if (
            await call.BodyAsync() is not { } body
            || await ChoiceAsync(call, body.Number("appointmentTypeID"), body.Number("calendarID")) is not { } choice
        )
        {
            return;
        }

        var start = AcuityTime.Parse(body.Text("datetime"), choice.Calendars[0].Timezone);
        var slots = new OpenSlots(call.Account, call.Now);
        var valid = start is { } known && choice.Calendars.Any(calendar => slots.IsOpen(known, choice.Type, calendar));
        var answer = new JsonObject
        {
            ["datetime"] = body.Text("datetime"),
            ["appointmentTypeID"] = choice.Type.Id,
            ["calendarID"] = body.Number("calendarID"),
            ["valid"] = valid,
        };
        if (!valid)
        {
            answer["error"] = start is null ? "invalid_datetime" : "not_available";
            answer["message"] = "That time is not available.";
        }

        await call.JsonAsync(answer);
    }

    private static async Task<Choice?> ChoiceAsync(AcuityCall call, long? typeId, long? calendarId)
    {
        if (typeId is null)
        {
            await call.BadAsync("required_appointment_type_id", "An appointment type is required.");
        }
        else if (call.Account.Type(typeId.Value) is not { Active: true } type)
        {
            await call.BadAsync("invalid_appointment_type", "The appointment type does not exist.");
        }
        else if (calendarId is { } id && !type.CalendarIds.Contains(id))
        {
            await call.BadAsync("invalid_calendar", "The calendar does not offer this appointment type.");
        }
        else
        {
            var ids = calendarId is { } one ? [one] : type.CalendarIds;
            return new Choice(type, [.. ids.Select(call.Account.Calendar).OfType<SandboxCalendar>()]);
        }

        return null;
    }

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed record Choice(SandboxAppointmentType Type, IReadOnlyList<SandboxCalendar> Calendars);
}
