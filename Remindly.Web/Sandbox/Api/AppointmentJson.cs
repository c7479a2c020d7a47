using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Remindly.Web.Sandbox.Api;

/// <summary>Which members an answer carries: a list lacks two, and loses the forms on request.</summary>
internal readonly record struct AppointmentShape(bool IsSingle, bool Forms)
{
    public static AppointmentShape Single => new(IsSingle: true, Forms: true);
}

/// <summary>Writes appointments in the API's own shape.</summary>
internal sealed class AppointmentJson(SandboxAccount account)
{
    // Creation times come in the service's own zone, whatever the account's is.
    private const string ServiceZone = "America/Chicago";

    private readonly SandboxSettings settings = account.Settings;
    private readonly Dictionary<long, SandboxCalendar> calendars = account.Calendars.ToDictionary(each => each.Id);
    private readonly Dictionary<long, SandboxAppointmentType> types = account.Types.ToDictionary(each => each.Id);

    public void Write(Utf8JsonWriter writer, SandboxAppointment appointment, AppointmentShape shape)
    {
        if (appointment.Members is not { Count: > 0 } members)
        {
            WritePlain(writer, appointment, shape);
            return;
        }

        using var plain = new MemoryStream();
        using (var inner = new Utf8JsonWriter(plain))
        {
            WritePlain(inner, appointment, shape);
        }

        var row = JsonNode.Parse(plain.ToArray())!.AsObject();
        foreach (var (name, value) in members)
        {
            row[name] = value?.DeepClone();
        }

        row.WriteTo(writer);
    }

    private void WritePlain(Utf8JsonWriter writer, SandboxAppointment a, AppointmentShape shape)
    {
        var calendar = calendars.GetValueOrDefault(a.CalendarId);
        var zone = calendar?.Timezone ?? settings.Timezone;
        writer.WriteStartObject();
        writer.WriteNumber("id", a.Id);
        writer.WriteString("firstName", a.FirstName);
        writer.WriteString("lastName", a.LastName);
        writer.WriteString("phone", Digits(a.Phone));
        writer.WriteString("email", a.Email);
        WriteTimes(writer, a, zone);
        WriteWhat(writer, a);
        writer.WriteString("calendar", calendar?.Name ?? "");
        writer.WriteNumber("calendarID", a.CalendarId);
        writer.WriteString("certificate", a.Certificate);
        WriteLinks(writer, a);
        writer.WriteString("location", a.Location);
        writer.WriteString("notes", a.Notes);
        writer.WriteString("timezone", a.Timezone);
        writer.WriteString("calendarTimezone", zone);
        WriteState(writer, a, shape);
        if (shape.Forms)
        {
            IntakeJson.Write(writer, account.Practice, a);
        }

        writer.WriteEndObject();
    }

    private void WriteTimes(Utf8JsonWriter writer, SandboxAppointment a, string zone)
    {
        var start = AcuityTime.In(zone, a.Start);
        writer.WriteString("date", AcuityTime.Date(start, settings.DateFormat));
        writer.WriteString("time", AcuityTime.Clock(start, settings.TimeFormat));
        writer.WriteString("endTime", AcuityTime.Clock(AcuityTime.In(zone, a.End), settings.TimeFormat));
        writer.WriteString("dateCreated", AcuityTime.Date(AcuityTime.In(settings.Timezone, a.CreatedAt), settings.DateFormat));
        writer.WriteString("datetimeCreated", AcuityTime.Stamp(AcuityTime.In(ServiceZone, a.CreatedAt)));
        writer.WriteString("datetime", AcuityTime.Stamp(start));
        writer.WriteString("duration", a.DurationMinutes.ToString(CultureInfo.InvariantCulture));
    }

    private void WriteWhat(Utf8JsonWriter writer, SandboxAppointment a)
    {
        writer.WriteString("price", a.Price);
        writer.WriteString("priceSold", a.Price);
        writer.WriteString("paid", a.Paid ? "yes" : "no");
        writer.WriteString("amountPaid", a.AmountPaid);
        writer.WriteString("type", types.GetValueOrDefault(a.TypeId)?.Name ?? "");
        writer.WriteNumber("appointmentTypeID", a.TypeId);
        IntakeJson.WriteNumberOrNull(writer, "classID", a.ClassId);
        writer.WriteStartArray("addonIDs");
        writer.WriteEndArray();
        writer.WriteString("category", a.Category);
    }

    private void WriteLinks(Utf8JsonWriter writer, SandboxAppointment a)
    {
        var page = $"https://app.acuityscheduling.com/schedule.php?owner={account.UserId}&action=appt&id%5B%5D={Token(a.Id)}";
        writer.WriteString("confirmationPage", page);
        writer.WriteString("confirmationPagePaymentLink", a.Paid ? "" : page + "&paymentLink=true#payment");
    }

    private void WriteState(Utf8JsonWriter writer, SandboxAppointment a, AppointmentShape shape)
    {
        writer.WriteBoolean("canceled", a.Canceled);
        if (a.Canceled)
        {
            writer.WriteBoolean("noShow", a.NoShow);
        }

        writer.WriteBoolean("canClientCancel", !a.Canceled);
        writer.WriteBoolean("canClientReschedule", !a.Canceled);
        WriteLabels(writer, a);

        // Members nobody has written down yet; some rows have more of them than others.
        writer.WriteString("bookingChannel", a.ScheduledBy is null ? "web" : "desk");
        if (a.Id % 3 == 0)
        {
            writer.WriteStartObject("reminders");
            writer.WriteBoolean("email", a.Email.Length > 0);
            writer.WriteBoolean("sms", a.Phone.Length > 0);
            writer.WriteEndObject();
        }

        if (shape.IsSingle)
        {
            writer.WriteBoolean("isVerified", a.IsVerified);
            writer.WriteString("scheduledBy", a.ScheduledBy);
        }
    }

    private void WriteLabels(Utf8JsonWriter writer, SandboxAppointment a)
    {
        if (account.Practice.Labels.FirstOrDefault(each => each.Id == a.LabelId) is not { } label)
        {
            writer.WriteNull("labels");
            return;
        }

        writer.WriteStartArray("labels");
        writer.WriteStartObject();
        writer.WriteNumber("id", label.Id);
        writer.WriteString("name", label.Name);
        writer.WriteString("color", label.Color);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    public static string Digits(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return phone.StartsWith('+') ? "+" + digits : digits;
    }

    // Looks like the secret it would be, and is the same each time.
    private static string Token(long id)
    {
        var one = unchecked((ulong)id * 0x9E3779B97F4A7C15UL);
        var two = unchecked((one ^ (one >> 29)) * 0xBF58476D1CE4E5B9UL);
        return string.Create(CultureInfo.InvariantCulture, $"{one:x16}{two:x16}");
    }
}
