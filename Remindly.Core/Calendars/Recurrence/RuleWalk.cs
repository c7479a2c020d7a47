using NodaTime;

namespace Remindly.Core.Calendars.Recurrence;

/// <summary>Goes through a rule's occurrences by the local clock, in order, from a time on that may lie far from the start.</summary>
internal sealed class RuleWalk(RecurrenceRule rule, LocalDateTime start, ExpansionBudget budget)
{
    private readonly Periods periods = Periods.Of(rule, start);
    private long left = rule.Count ?? long.MaxValue;

    /// <summary>The occurrences from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public IEnumerable<LocalDateTime> Between(LocalDateTime from, LocalDateTime to)
    {
        if (start > to)
        {
            yield break;
        }

        left--;
        if (from <= start)
        {
            yield return start;
        }

        var last = Math.Min(periods.NumberOf(to), periods.End - 1);
        for (var number = periods.Align(Skip(from)); number <= last && left > 0; )
        {
            budget.Step();
            if (periods.Expand(number, out var next) is { } set)
            {
                for (var index = Enter(set, from); index < set.Count && left > 0 && set[index] is var time && time <= to; index++)
                {
                    budget.Step();
                    left--;
                    yield return time;
                }
            }

            number = periods.Align(next);
        }
    }

    // Counted rules are counted from their start on, unless each period is known to hold one.
    private long Skip(LocalDateTime from)
    {
        var first = periods.NumberOf(start);
        var wanted = from > start ? periods.NumberOf(from) : first;
        if (rule.Count is null)
        {
            return wanted;
        }

        if (rule.HasByParts || rule.Frequency > Frequency.Weekly)
        {
            return first;
        }

        var skipped = periods.Since(wanted);
        left -= Math.Max(0, skipped - 1);
        return first + (skipped * rule.Interval);
    }

    // The index of the first occurrence to return; those before it count, but none counts up to the start, which has been counted.
    private int Enter(InstanceSet set, LocalDateTime from)
    {
        var counted = set.FirstFrom(start);
        if (counted < set.Count && set[counted] == start)
        {
            counted++;
        }

        var wanted = Math.Max(counted, set.FirstFrom(from));
        left -= wanted - counted;
        return wanted;
    }
}
