using NodaTime;

namespace Remindly.Core.Calendars.Recurrence;

/// <summary>The two letters that a rule calls a weekday by.</summary>
internal static class Weekdays
{
    private static readonly string[] Codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    public static string Code(IsoDayOfWeek day) => Codes[(int)day - 1];

    public static IsoDayOfWeek? Find(ReadOnlySpan<char> code)
    {
        for (var index = 0; index < Codes.Length; index++)
        {
            if (code.Equals(Codes[index], StringComparison.OrdinalIgnoreCase))
            {
                return (IsoDayOfWeek)(index + 1);
            }
        }

        return null;
    }
}
