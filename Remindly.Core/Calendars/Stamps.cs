using NodaTime;
using NodaTime.Text;

namespace Remindly.Core.Calendars;

/// <summary>Dates and times as iCalendar writes them (RFC 5545 3.3.4, 3.3.5), years 1 to 9999.</summary>
internal static class Stamps
{
    private static readonly LocalDatePattern Dates = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly LocalDateTimePattern Times = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");

    public static string Write(LocalDate date) => Dates.Format(date);

    public static string Write(LocalDateTime time) => Times.Format(time);

    public static LocalDate? ReadDate(string text) =>
        text.Length == 8 && char.IsAsciiDigit(text[0]) && Dates.Parse(text) is { Success: true, Value: { Year: > 0 } date } ? date : null;

    public static LocalDateTime? ReadTime(string text) =>
        text.Length == 15
        && char.IsAsciiDigit(text[0])
        && Times.Parse(WithoutLeapSecond(text)) is { Success: true, Value: { Year: > 0 } time }
            ? time
            : null;

    // RFC 5545 3.3.12: who knows no leap seconds reads second 60 as 59. The marker may be in lower case.
    private static string WithoutLeapSecond(string text) =>
        text.EndsWith("60", StringComparison.Ordinal)
            ? $"{text[..8]}T{text[9..13]}59"
            : $"{text[..8]}{char.ToUpperInvariant(text[8])}{text[9..]}";
}
