using System.Globalization;
using System.Text.Json.Nodes;

namespace Remindly.Core.Scheduling.Providers.Acuity;

/// <summary>What is sent to Acuity: times always with their offset, ids as numbers.</summary>
internal static class AcuityBodies
{
    public static JsonObject Booking(NewAppointment appointment)
    {
        var body = Move(appointment.StartsAt);
        body["appointmentTypeID"] = Id(appointment.TypeId);
        body["firstName"] = appointment.FirstName;
        body["lastName"] = appointment.LastName;
        body["email"] = appointment.Email ?? "";
        body["phone"] = appointment.Phone ?? "";
        if (appointment.CalendarId is { } calendar)
        {
            body["calendarID"] = Id(calendar);
        }

        return body;
    }

    public static JsonObject Move(DateTimeOffset startsAt) =>
        new() { ["datetime"] = startsAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) };

    public static JsonObject Cancellation(string? reason) => string.IsNullOrWhiteSpace(reason) ? [] : new() { ["cancelNote"] = reason };

    public static JsonObject Details(AppointmentChange change)
    {
        var details = new JsonObject();
        foreach (
            var (name, value) in new[]
            {
                ("firstName", change.FirstName),
                ("lastName", change.LastName),
                ("email", change.Email),
                ("phone", change.Phone),
                ("notes", change.Notes),
            }
        )
        {
            if (value is not null)
            {
                details[name] = value;
            }
        }

        return details;
    }

    private static JsonValue Id(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : JsonValue.Create(id);
}
