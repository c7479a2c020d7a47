using NodaTime;

namespace Remindly.Core.Calendars.Recurrence;

/// <summary>
/// The periods of a rule, by number: a year's number, a month's, a week's ... The start's period counts, and from it every
/// <c>INTERVAL</c>th.
/// </summary>
internal abstract class Periods
{
    private readonly long interval;
    private long first;

    protected Periods(RecurrenceRule rule)
    {
        Rule = rule;
        interval = rule.Interval;
    }

    protected RecurrenceRule Rule { get; }

    /// <summary>The number after the last period that the calendar holds.</summary>
    public abstract long End { get; }

    public static Periods Of(RecurrenceRule rule, LocalDateTime start)
    {
        Periods periods = rule.Frequency >= Frequency.Daily ? new CalendarPeriods(rule, start) : new ClockPeriods(rule, start);
        periods.first = periods.NumberOf(start);
        return periods;
    }

    /// <summary>The number of the period that holds this time.</summary>
    public abstract long NumberOf(LocalDateTime time);

    /// <summary>What the rule falls on in this period. Where it is nothing, <paramref name="next"/> says how far it stays nothing.</summary>
    public abstract InstanceSet? Expand(long number, out long next);

    /// <summary>The first number from this one on that the rule counts.</summary>
    public long Align(long number)
    {
        var over = (number - first) % interval;
        return number <= first ? first
            : over == 0 ? number
            : number + interval - over;
    }

    /// <summary>How many periods of the rule lie between the start's and this one.</summary>
    public long Since(long number) => (number - first) / interval;
}
