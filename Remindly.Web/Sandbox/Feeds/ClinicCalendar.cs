using System.Globalization;
using NodaTime;
using Remindly.Core.Calendars;

namespace Remindly.Web.Sandbox.Feeds;

/// <summary>
/// Rosa's appointments at the Riverside clinic: physiotherapy every Tuesday at ten by the clock on the wall, summer and winter, with one
/// that was moved, one that was cancelled and one that is left out, and appointments of their own.
/// </summary>
internal static class ClinicCalendar
{
    public const string Zone = "America/New_York";
    private const string Physiotherapy = "physiotherapy-rosa@riverside.example";

    private static readonly TimeOnly Ten = new(10, 0);

    public static Component Of(DateOnly today)
    {
        var tuesday = today.AddDays(1 + ((int)DayOfWeek.Tuesday - (int)today.AddDays(1).DayOfWeek + 7) % 7);
        return Empty()
            .Add(Series(tuesday))
            .Add(Moved(tuesday.AddDays(7)))
            .Add(Cancelled(tuesday.AddDays(14)))
            .Add(Event("cardiology-1@riverside.example", "Cardiology check-up", At("DTSTART", today.AddDays(4), new(9, 15)), "PT45M"))
            .Add(Event("eyes-7@riverside.example", "Eye clinic", At("DTSTART", today.AddDays(18), new(15, 30)), "PT1H"))
            .Add(Event("fasting-3@riverside.example", "Nothing to eat before the blood test", Day("DTSTART", today.AddDays(5)), "P1D"))
            .Add(Event("closed-9@riverside.example", "Clinic closed", Day("DTSTART", today.AddDays(12)), "P2D"));
    }

    public static Component Empty() =>
        new Component("VCALENDAR")
            .Add(Text("VERSION", "2.0"))
            .Add(Text("PRODID", "-//Riverside Clinic//Appointments//EN"))
            .Add(Text("X-WR-CALNAME", "Riverside Clinic: Rosa Marino"))
            .Add(Text("X-WR-TIMEZONE", Zone));

    public static Component Booked(string uid, string title, LocalDateTime start, int minutes) =>
        Event(
            uid,
            title,
            At("DTSTART", start.Date.ToDateOnly(), start.TimeOfDay.ToTimeOnly()),
            string.Create(CultureInfo.InvariantCulture, $"PT{minutes}M")
        );

    /// <summary>A changed entry says that it was changed, and how often.</summary>
    public static Component Touched(Component entry, DateTimeOffset now)
    {
        var times = int.TryParse(entry.Find("SEQUENCE")?.Value, CultureInfo.InvariantCulture, out var sequence) ? sequence + 1 : 1;
        var counted = FeedEdits.Set(entry, Text("SEQUENCE", times.ToString(CultureInfo.InvariantCulture)));
        var stamp = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        return FeedEdits.Set(counted, new ContentLine("LAST-MODIFIED", [], stamp));
    }

    private static Component Series(DateOnly tuesday) =>
        Event(Physiotherapy, "Physiotherapy", At("DTSTART", tuesday.AddDays(-56 * 7), Ten), "PT45M")
            .Add(new ContentLine("RRULE", [], "FREQ=WEEKLY;BYDAY=TU"))
            .Add(At("EXDATE", tuesday.AddDays(21), Ten));

    private static Component Moved(DateOnly from) =>
        Event(Physiotherapy, "Physiotherapy", At("DTSTART", from.AddDays(2), new TimeOnly(14, 30)), "PT45M")
            .Add(At("RECURRENCE-ID", from, Ten));

    private static Component Cancelled(DateOnly tuesday) =>
        Event(Physiotherapy, "Physiotherapy", At("DTSTART", tuesday, Ten), "PT45M")
            .Add(At("RECURRENCE-ID", tuesday, Ten))
            .Add(Text("STATUS", "CANCELLED"));

    private static Component Event(string uid, string summary, ContentLine start, string length) =>
        new Component("VEVENT")
            .Add(Text("UID", uid))
            .Add(Text("DTSTAMP", "20260101T000000Z"))
            .Add(start)
            .Add(new ContentLine("DURATION", [], length))
            .Add(Text("SUMMARY", summary))
            .Add(Text("LOCATION", "Riverside Clinic, 12 Mill Street"))
            .Add(Text("DESCRIPTION", "Please bring your insurance card.\nRing the bell on the left."))
            .Add(new ContentLine("ATTENDEE", [new PropertyParameter("CN", ["Rosa Marino"])], "mailto:rosa.marino@example.com"));

    private static ContentLine Text(string name, string text) => ContentLine.OfText(name, text);

    private static ContentLine At(string name, DateOnly date, TimeOnly time) =>
        new(name, [new PropertyParameter("TZID", [Zone])], $"{Write(date)}T{time.ToString("HHmmss", CultureInfo.InvariantCulture)}");

    private static ContentLine Day(string name, DateOnly date) => new(name, [new PropertyParameter("VALUE", ["DATE"])], Write(date));

    private static string Write(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
