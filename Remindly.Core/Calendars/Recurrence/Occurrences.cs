using NodaTime;

namespace Remindly.Core.Calendars.Recurrence;

/// <summary>When something that repeats takes place.</summary>
public static class Occurrences
{
    private static readonly LocalDateTime LastTime = DayNumbers.LastDate.At(new LocalTime(23, 59, 59));

    /// <summary>
    /// The rule's occurrences by the clock on the wall, in order. The first is the start, whether it matches or not (RFC 5545
    /// 3.8.5.3), unless the rule ends before it.
    /// </summary>
    /// <exception cref="ExpansionLimitException">While they are read: the rule is more work than the limits allow.</exception>
    public static IEnumerable<LocalDateTime> Of(RecurrenceRule rule, LocalDateTime start, ExpansionLimits limits)
    {
        var budget = new ExpansionBudget(limits);
        foreach (var time in new RuleWalk(rule, start, budget).Between(start, rule.Until?.LastLocal ?? LastTime))
        {
            budget.Occurrence();
            yield return time;
        }
    }

    /// <summary>
    /// The rule's occurrences in a zone, as instants, in order, from <paramref name="from"/> to <paramref name="to"/>, both included.
    /// The rule counts by the clock there. A time that the clock skips is later by what was skipped, and one that comes twice is the
    /// first (RFC 5545 3.3.5).
    /// </summary>
    /// <exception cref="ExpansionLimitException">While they are read: the rule is more work than the limits allow.</exception>
    public static IEnumerable<Instant> Between(
        RecurrenceRule rule,
        LocalDateTime start,
        DateTimeZone zone,
        Instant from,
        Instant to,
        ExpansionLimits limits
    ) => Between(rule, start, zone, from, to, new ExpansionBudget(limits));

    internal static IEnumerable<Instant> Between(
        RecurrenceRule rule,
        LocalDateTime start,
        DateTimeZone zone,
        Instant from,
        Instant to,
        ExpansionBudget budget
    )
    {
        var last = Instant.Min(to, ZoneClock.LastInstant(rule.Until, zone));
        var (earliest, latest) = ZoneClock.Readings(zone, from, last);
        var times = new RuleWalk(rule, start, budget).Between(earliest, latest);
        foreach (var instant in ZoneClock.Instants(times, zone).SkipWhile(instant => instant < from).TakeWhile(instant => instant <= last))
        {
            budget.Occurrence();
            yield return instant;
        }
    }
}
