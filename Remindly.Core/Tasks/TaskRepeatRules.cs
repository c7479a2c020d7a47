using Remindly.Core.Calendars.Recurrence;

namespace Remindly.Core.Tasks;

/// <summary>Which repeats may be written.</summary>
internal static class TaskRepeatRules
{
    private static readonly TimeSpan Behind = TimeSpan.FromDays(1);

    /// <summary>The rule as it is kept; not to be used when there are faults.</summary>
    public static string Read(TaskChange fields, TaskDetails details, string zone, DateTimeOffset now, Faults faults)
    {
        var text = Texts.UpTo(TaskLimits.Rrule, Texts.Line(fields.Rrule.Value), "rrule", faults) ?? "";
        if (fields.Status is { IsSet: true, Value: not (CareTaskStatus.Pending or CareTaskStatus.Assigned) })
        {
            faults.Add("status", "A task that repeats is open at first.");
        }

        if (details.ScheduledAt is not { } startsAt)
        {
            faults.Add("scheduled_at", "Say when it takes place for the first time.");
            return text;
        }

        if (faults.Any)
        {
            return text;
        }

        if (RecurrenceRule.Parse(text, out var problem) is not { } rule)
        {
            faults.Add("rrule", problem ?? "Write the repeat as iCalendar does, such as FREQ=WEEKLY;BYDAY=MO.");
            return text;
        }

        Check(rule, startsAt, details, zone, now, faults);
        return rule.ToString();
    }

    private static void Check(
        RecurrenceRule rule,
        DateTimeOffset startsAt,
        TaskDetails details,
        string zone,
        DateTimeOffset now,
        Faults faults
    )
    {
        if (rule.Frequency is Frequency.Secondly or Frequency.Minutely or Frequency.Hourly)
        {
            faults.Add("rrule", "Repeat by days, weeks, months or years.");
            return;
        }

        // What lies behind would all be overdue at once.
        if (startsAt < now - Behind)
        {
            faults.Add("scheduled_at", "Let a repeat begin today or later.");
            return;
        }

        try
        {
            var repeat = new TaskRepeat(rule, TaskRepeat.StartOf(startsAt, details.AllDayOn, zone), zone);
            if (repeat.Between(startsAt, TaskRepeat.Horizon(startsAt, now)).Occurrences.Count == 0)
            {
                faults.Add("rrule", "This repeat ends before it begins. Choose a later end.");
            }
        }
        catch (ExpansionLimitException)
        {
            faults.Add("rrule", "This repeat hardly ever takes place. Choose a simpler one.");
        }
    }
}
