using NodaTime;
using Remindly.Core.Calendars.Recurrence;

namespace Remindly.Core.Calendars.Expansion;

/// <summary>Works out when a calendar's events take place.</summary>
public static class CalendarExpander
{
    private static readonly Instant Earliest = Instant.FromUtc(100, 1, 1, 0, 0);
    private static readonly Instant Latest = Instant.FromUtc(9000, 1, 1, 0, 0);

    /// <summary>The occurrences that start from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    /// <param name="defaultZone">Where whole days and times without a zone are.</param>
    public static CalendarExpansion Expand(Calendar calendar, DateTimeZone defaultZone, Instant from, Instant to, CalendarLimits limits)
    {
        var whole = new ExpansionBudget(new ExpansionLimits(limits.Steps, limits.Occurrences));
        var window = new ExpansionWindow(defaultZone, Instant.Max(from, Earliest), Instant.Min(to, Latest));
        var occurrences = new List<CalendarOccurrence>();
        var problems = new List<EventProblem>(calendar.Problems);
        foreach (var series in EventSeries.Of(calendar.Events))
        {
            try
            {
                var budget = new ExpansionBudget(new ExpansionLimits(limits.StepsOfOne, limits.OccurrencesOfOne), whole);
                var found = new SeriesExpander(series, window, budget).Expand();
                found.ForEach(_ => whole.Occurrence());
                occurrences.AddRange(found);
            }
            catch (ExpansionLimitException) when (whole.Exceeded is { } exceeded)
            {
                return new CalendarExpansion.Refused(CalendarFault.Of(KindOf(exceeded)));
            }
            catch (ExpansionLimitException tooMuch)
            {
                problems.Add(new EventProblem(series.Uid, tooMuch.Message, Left: true));
            }
        }

        var inOrder = occurrences.OrderBy(each => each.Start).ThenBy(each => each.Uid, StringComparer.Ordinal);
        return new CalendarExpansion.Complete([.. inOrder.ThenBy(each => each.RecurrenceId, StringComparer.Ordinal)], problems);
    }

    private static CalendarFaultKind KindOf(ExceededLimit exceeded) =>
        exceeded == ExceededLimit.Steps ? CalendarFaultKind.TooManySteps : CalendarFaultKind.TooManyOccurrences;
}
