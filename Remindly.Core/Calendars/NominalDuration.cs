using System.Globalization;
using NodaTime;

namespace Remindly.Core.Calendars;

/// <summary>A DURATION (RFC 5545 3.3.6): days by the calendar, which may have 23 hours, then time by the stopwatch.</summary>
public readonly record struct NominalDuration(int Days, Duration Time)
{
    internal const int MostDays = 36_525;

    private const int MostDigits = 7;

    /// <summary>Reads such as <c>PT1H30M</c>, <c>P1D</c> or <c>P2W</c>; null when it is none.</summary>
    public static NominalDuration? Parse(string text)
    {
        var rest = text.Trim().ToUpperInvariant().AsSpan();
        var sign = rest.StartsWith("-") ? -1 : 1;
        rest = rest.TrimStart("+-");
        if (!rest.StartsWith("P") || rest.Length < 3)
        {
            return null;
        }

        rest = rest[1..];
        var (days, time, inTime) = (0, Duration.Zero, false);
        while (!rest.IsEmpty)
        {
            if (rest[0] == 'T' && !inTime)
            {
                inTime = true;
                rest = rest[1..];
                continue;
            }

            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (
                digits is <= 0 or > MostDigits
                || !Add(int.Parse(rest[..digits], CultureInfo.InvariantCulture), rest[digits], inTime, ref days, ref time)
            )
            {
                return null;
            }

            rest = rest[(digits + 1)..];
        }

        // Longer than anybody's life, it is a mistake.
        return days + time.TotalDays > MostDays ? null : new NominalDuration(sign * days, sign * time);
    }

    /// <summary>The moment that lies this much after a time in a zone.</summary>
    internal Instant After(Instant start, DateTimeZone zone)
    {
        var day = Days == 0 ? start : Recurrence.ZoneClock.At(start.InZone(zone).LocalDateTime.PlusDays(Days), zone).Instant;
        return day + Time;
    }

    private static bool Add(int number, char unit, bool inTime, ref int days, ref Duration time)
    {
        switch (unit)
        {
            case 'W' when !inTime:
                days += 7 * number;
                return true;
            case 'D' when !inTime:
                days += number;
                return true;
            case 'H' when inTime:
                time += Duration.FromHours(number);
                return true;
            case 'M' when inTime:
                time += Duration.FromMinutes(number);
                return true;
            case 'S' when inTime:
                time += Duration.FromSeconds(number);
                return true;
            default:
                return false;
        }
    }
}
