using Remindly.Core.Care;
using Remindly.Core.Tasks;

namespace Remindly.Web.Components.Calendar;

/// <summary>One hour of a day from top to bottom.</summary>
/// <param name="Again">It comes a second time: the clocks went back.</param>
public readonly record struct AxisHour(int Hour, bool Again);

/// <summary>
/// Where in a day's column a time stands, in quarters of an hour from its top. Everything is placed by the clock on its own senior's wall. Pure.
/// </summary>
public sealed class DayAxis
{
    private const int Quarters = 4;
    private const int FirstShown = 8;
    private const int LastShown = 19;

    private DayAxis(IReadOnlyList<AxisHour> hours) => Hours = hours;

    public IReadOnlyList<AxisHour> Hours { get; }

    public int Length => Hours.Count * Quarters;

    /// <summary>For days beside one another: the clock's 24 hours.</summary>
    public static DayAxis Clock { get; } = new([.. Enumerable.Range(0, 24).Select(hour => new AxisHour(hour, false))]);

    /// <summary>For one day: without the hour that the clocks skip, and with the one that comes twice.</summary>
    public static DayAxis Of(DateOnly date, string zone)
    {
        var end = Zones.StartOfDay(date.AddDays(1), zone);
        List<AxisHour> hours = [];
        for (var at = Zones.StartOfDay(date, zone); at < end; at = at.AddHours(1))
        {
            var hour = Zones.Local(at, zone).Hour;
            hours.Add(new AxisHour(hour, hours.Count > 0 && hours[^1].Hour == hour));
        }

        return new DayAxis(hours);
    }

    /// <summary>The usual hours of a day, and earlier or later ones where these tasks need them.</summary>
    public DayAxis Around(IEnumerable<TaskSummary> tasks)
    {
        var (first, last) = (IndexOf(FirstShown, false), IndexOf(LastShown, false));
        foreach (var (start, end) in tasks.Select(SpanOf))
        {
            first = Math.Min(first, start / Quarters);
            last = Math.Max(last, (end - 1) / Quarters);
        }

        last = Math.Min(last, Hours.Count - 1);
        return new DayAxis([.. Hours.Skip(first).Take(last - first + 1)]);
    }

    /// <summary>From where to where a task with a time reaches; half an hour at least, so that its name can be read.</summary>
    public (int Start, int End) SpanOf(TaskSummary task)
    {
        var from = task.ScheduledAt!.Value;
        var until = from.AddMinutes(task.DurationMinutes ?? 0);
        var start = Math.Min(QuarterOf(from, task.SeniorTimeZone, roundUp: false), Length - 2);
        var sameDay = Zones.DateOf(from, task.SeniorTimeZone) == Zones.DateOf(until, task.SeniorTimeZone);
        var end = sameDay ? QuarterOf(until, task.SeniorTimeZone, roundUp: true) : Length;
        return (start, Math.Min(Math.Max(end, start + 2), Length));
    }

    /// <summary>What the clock reads at a quarter from the top; null outside.</summary>
    public TimeOnly? TimeAt(int quarter) =>
        quarter >= 0 && quarter < Length ? new TimeOnly(Hours[quarter / Quarters].Hour, quarter % Quarters * 15) : null;

    private int QuarterOf(DateTimeOffset at, string zone, bool roundUp)
    {
        var clock = Zones.Local(at, zone).DateTime;
        var again = Zones.InstantOf(clock, zone) < at;
        var index = IndexOf(clock.Hour, again);
        var isThere = index < Hours.Count && Hours[index].Hour == clock.Hour;
        var within = isThere ? (clock.Minute + (roundUp ? 14 : 0)) / 15 : 0;
        return Math.Min((index * Quarters) + within, Length);
    }

    // An hour that this day lacks stands where the next one begins.
    private int IndexOf(int hour, bool again)
    {
        var found = -1;
        for (var index = 0; index < Hours.Count; index++)
        {
            if (Hours[index].Hour == hour && (found < 0 || again))
            {
                found = index;
            }
            else if (Hours[index].Hour > hour && found < 0)
            {
                return index;
            }
        }

        return found < 0 ? Hours.Count : found;
    }
}
