using System.Globalization;
using Remindly.Core.Care;

namespace Remindly.Core.Tasks;

/// <summary>How a rule says the last day it holds on.</summary>
public static class RepeatEnd
{
    /// <summary>UNTIL for a day that still counts: with a time RFC 5545 wants an instant in UTC, without one the date.</summary>
    public static string On(DateOnly day, string zone, bool allDay) =>
        "UNTIL="
        + (
            allDay
                ? day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)
                : Zones
                    .StartOfDay(day.AddDays(1), zone)
                    .AddSeconds(-1)
                    .UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)
        );
}
