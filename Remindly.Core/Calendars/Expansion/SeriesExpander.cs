using NodaTime;
using Remindly.Core.Calendars.Recurrence;

namespace Remindly.Core.Calendars.Expansion;

/// <summary>Works out one series: the times of its rule, each as the series says it or as a change to it says it.</summary>
internal sealed class SeriesExpander
{
    private static readonly Duration Day = Duration.FromDays(1);

    private readonly EventSeries series;
    private readonly ExpansionWindow window;
    private readonly ExpansionBudget budget;
    private readonly SeriesClock clock;
    private readonly Dictionary<Instant, CalendarEvent> changes;
    private readonly List<ChangeFrom> changesFrom;
    private readonly Dictionary<Instant, AddedTime> added;
    private readonly List<CalendarOccurrence> found = [];

    public SeriesExpander(EventSeries series, ExpansionWindow window, ExpansionBudget budget)
    {
        (this.series, this.window, this.budget) = (series, window, budget);
        clock = new SeriesClock(series.Master?.Start ?? series.Changes[0].RecurrenceId!, window.Zone);
        changes = series
            .Changes.GroupBy(change => clock.KeyOf(change.RecurrenceId!))
            .ToDictionary(same => same.Key, same => EventSeries.Latest(same)!);
        added = (series.Master?.Added ?? []).DistinctBy(each => clock.KeyOf(each.Start)).ToDictionary(each => clock.KeyOf(each.Start));
        changesFrom =
        [
            .. changes
                .Where(change => change.Value.ThisAndFuture)
                .Select(change => new ChangeFrom(change.Key, change.Value))
                .OrderBy(change => change.Key),
        ];
    }

    public List<CalendarOccurrence> Expand()
    {
        foreach (var (key, change) in changes)
        {
            Add(change, change.Start, clock.Write(key));
        }

        if (series.Master is { } master)
        {
            foreach (var key in Keys(master).Where(key => !changes.ContainsKey(key)))
            {
                AddByRule(master, key);
            }
        }

        return found;
    }

    private void AddByRule(CalendarEvent master, Instant key)
    {
        var id = IsSeries(master) ? clock.Write(key) : null;
        if (changesFrom.FindLast(change => change.Key <= key) is { } change)
        {
            Add(change.Event, change.Move(clock.TimeOf(key), window.Zone), id);
        }
        else
        {
            Add(master, clock.TimeOf(key), id, added.GetValueOrDefault(key), master.Start.IsDate ? null : key);
        }
    }

    private bool IsSeries(CalendarEvent master) => master.Rules.Count + master.Added.Count + series.Changes.Count > 0;

    private SortedSet<Instant> Keys(CalendarEvent master)
    {
        // Dates have their keys in UTC, and a change may move a time into the window from outside.
        var margin = changesFrom.Aggregate(
            master.Start.IsDate ? Day + Day : Duration.Zero,
            (most, change) => Duration.Max(most, change.Reach + Day)
        );
        var (first, last) = (window.From - margin, window.To + margin);
        var keys = new SortedSet<Instant>();
        if (master.Rules.Count == 0)
        {
            keys.Add(clock.KeyOf(master.Start));
        }

        foreach (var rule in master.Rules)
        {
            var times = Occurrences.Between(rule, master.Start.Local, clock.Zone, first, last, budget);
            keys.UnionWith(master.Start.IsDate ? times.Select(time => time.InUtc().Date.AtMidnight().InUtc().ToInstant()) : times);
        }

        foreach (var key in added.Keys.Where(key => key >= first && key <= last))
        {
            budget.Occurrence();
            keys.Add(key);
        }

        keys.ExceptWith(master.Excluded.Select(clock.KeyOf));
        return keys;
    }

    private void Add(CalendarEvent what, CalendarTime start, string? id, AddedTime? period = null, Instant? known = null)
    {
        var instant = known ?? start.InstantOr(window.Zone);
        if (!window.Contains(instant))
        {
            return;
        }

        if (start.IsDate)
        {
            var date = start.Local.Date;
            var endDate = EventLength.EndOf(what, date, period);
            var end = window.Zone.AtStartOfDay(endDate).ToInstant();
            found.Add(new CalendarOccurrence(what.Uid, id, instant, end, window.Zone, date, endDate, what));
        }
        else
        {
            var zone = start.ZoneOr(window.Zone);
            var end = EventLength.EndOf(what, instant, zone, period, window.Zone);
            found.Add(new CalendarOccurrence(what.Uid, id, instant, end, zone, null, null, what));
        }
    }
}
