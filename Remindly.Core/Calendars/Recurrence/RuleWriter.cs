using System.Text;
using NodaTime;

namespace Remindly.Core.Calendars.Recurrence;

/// <summary>Writes a rule; what is as if it were not there is left out.</summary>
internal static class RuleWriter
{
    public static string Write(RecurrenceRule rule)
    {
        var text = new StringBuilder("FREQ=").Append(rule.Frequency.ToString().ToUpperInvariant());
        Append(text, "INTERVAL", rule.Interval == 1 ? null : rule.Interval);
        Append(text, "COUNT", rule.Count);
        Append(text, "UNTIL", rule.Until);
        Append(text, "BYSECOND", rule.BySecond);
        Append(text, "BYMINUTE", rule.ByMinute);
        Append(text, "BYHOUR", rule.ByHour);
        Append(text, "BYDAY", rule.ByDay);
        Append(text, "BYMONTHDAY", rule.ByMonthDay);
        Append(text, "BYYEARDAY", rule.ByYearDay);
        Append(text, "BYWEEKNO", rule.ByWeekNo);
        Append(text, "BYMONTH", rule.ByMonth);
        Append(text, "BYSETPOS", rule.BySetPos);
        Append(text, "WKST", rule.WeekStart == IsoDayOfWeek.Monday ? null : Weekdays.Code(rule.WeekStart));
        return text.ToString();
    }

    private static void Append(StringBuilder text, string part, object? value)
    {
        if (value is not null)
        {
            text.Append(';').Append(part).Append('=').Append(value);
        }
    }

    private static void Append<T>(StringBuilder text, string part, IReadOnlyList<T> values)
    {
        if (values.Count > 0)
        {
            text.Append(';').Append(part).Append('=').AppendJoin(',', values);
        }
    }
}
