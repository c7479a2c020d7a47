using System.Text;
using NodaTime;
using NodaTime.Text;
using Remindly.Core.Calendars;
using Remindly.Core.Calendars.Expansion;
using Xunit;

namespace Remindly.Tests.Core.Calendars;

/// <summary>Calendars for tests, from the lines that matter.</summary>
internal static class CalendarFiles
{
    public static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>A calendar of these lines.</summary>
    public static string Of(params string[] lines) =>
        Join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", .. lines, "END:VCALENDAR"]);

    /// <summary>An event of these lines, with a UID when they name none.</summary>
    public static string Event(params string[] lines) =>
        string.Join(
            "\r\n",
            [
                "BEGIN:VEVENT",
                .. lines.Any(line => line.StartsWith("UID:", StringComparison.Ordinal)) ? Array.Empty<string>() : ["UID:1@example.org"],
                .. lines,
                "END:VEVENT",
            ]
        );

    public static async Task<CalendarReading> ReadAsync(byte[] bytes, CalendarLimits? limits = null)
    {
        using var stream = new MemoryStream(bytes);
        return await CalendarReader.ReadAsync(stream, limits ?? CalendarLimits.Default, TestContext.Current.CancellationToken);
    }

    public static async Task<Calendar> ReadAsync(string text) =>
        Assert.IsType<CalendarReading.Read>(await ReadAsync(Encoding.UTF8.GetBytes(text))).Calendar;

    public static async Task<CalendarEvent> ReadEventAsync(params string[] lines) =>
        Assert.Single((await ReadAsync(Of(Event(lines)))).Events);

    public static async Task<CalendarFaultKind> RefusedAsync(byte[] bytes, CalendarLimits? limits = null)
    {
        var fault = Assert.IsType<CalendarReading.Refused>(await ReadAsync(bytes, limits)).Fault;
        Assert.EndsWith(".", fault.Message);
        return fault.Kind;
    }

    /// <summary>The occurrences of a calendar in Berlin between two dates.</summary>
    public static async Task<CalendarExpansion.Complete> ExpandAsync(string text, string from, string to) =>
        Assert.IsType<CalendarExpansion.Complete>(
            CalendarExpander.Expand(await ReadAsync(text), Berlin, Midnight(from), Midnight(to), CalendarLimits.Default)
        );

    /// <summary>How an occurrence reads on the wall: start, end, what, and which of the series.</summary>
    public static string Describe(CalendarOccurrence found)
    {
        var times = found.IsAllDay
            ? $"{found.Date:MM-dd}/{found.EndDate:MM-dd}"
            : $"{found.Start.InZone(found.Zone).LocalDateTime:MM-dd HH:mm}/{found.End.InZone(found.Zone).LocalDateTime:HH:mm}";
        return string.Join(' ', [times, .. new[] { found.Summary, found.RecurrenceId }.OfType<string>()]);
    }

    private static Instant Midnight(string date) => LocalDatePattern.Iso.Parse(date).Value.AtMidnight().InUtc().ToInstant();

    private static string Join(string[] lines) => string.Join("\r\n", lines) + "\r\n";
}
