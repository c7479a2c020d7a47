namespace Remindly.Core.Calendars.Recurrence;

/// <summary>What RFC 5545 3.3.10 forbids between the parts of one rule.</summary>
internal static class RuleChecks
{
    /// <summary>The first breach as a sentence, or null.</summary>
    public static string? Find(RecurrenceRule rule)
    {
        var by = rule.Frequency;
        var ordinals = rule.ByDay.Any(day => day.Ordinal != 0);
        (bool Broken, string Problem)[] checks =
        [
            (rule.Count is not null && rule.Until is not null, "A rule ends by COUNT or by UNTIL, not by both."),
            (rule.ByWeekNo.Count > 0 && by != Frequency.Yearly, "BYWEEKNO goes with FREQ=YEARLY alone."),
            (
                rule.ByYearDay.Count > 0 && by is (Frequency.Daily or Frequency.Weekly or Frequency.Monthly),
                "BYYEARDAY does not go with FREQ=DAILY, WEEKLY or MONTHLY."
            ),
            (rule.ByMonthDay.Count > 0 && by == Frequency.Weekly, "BYMONTHDAY does not go with FREQ=WEEKLY."),
            (
                ordinals && by is not (Frequency.Monthly or Frequency.Yearly),
                "BYDAY takes numbered weekdays such as 2MO with FREQ=MONTHLY or YEARLY alone."
            ),
            (ordinals && rule.ByWeekNo.Count > 0, "BYDAY takes no numbered weekdays such as 2MO beside BYWEEKNO."),
            (rule.BySetPos.Count > 0 && !rule.HasByParts, "BYSETPOS needs another BY part to choose from."),
        ];
        return checks.FirstOrDefault(check => check.Broken).Problem;
    }
}
