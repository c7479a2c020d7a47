using Remindly.Core.Scheduling.Sync;

namespace Remindly.Web.Components.Integrations;

/// <summary>One day of <see cref="SyncChart"/>, in units of its drawing: what worked stands on the line, what did not hangs from it.</summary>
/// <param name="Height">Of what stands on the line: how long the longest run took.</param>
/// <param name="Depth">Of what hangs from it: which share of the day's runs failed; 0 when none did.</param>
internal sealed record ChartBar(SyncDay Day, int X, double Height, double Depth)
{
    public const int Days = 90;
    public const int Step = 10;
    public const int Width = Days * Step;
    public const int Above = 100;
    public const int Below = 40;

    private const double Least = 6;

    public bool IsPartial => Day.Partial > 0;

    /// <param name="days">Those that had runs.</param>
    /// <param name="today">The last day of the chart.</param>
    public static IReadOnlyList<ChartBar> Of(IReadOnlyCollection<SyncDay> days, DateOnly today)
    {
        var first = today.AddDays(1 - Days);
        var shown = days.Where(day => day.Date >= first && day.Date <= today).ToList();
        var longest = shown.Select(day => day.Longest.TotalSeconds).DefaultIfEmpty(0).Max();
        return [.. shown.Select(day => Bar(day, (day.Date.DayNumber - first.DayNumber) * Step, longest))];
    }

    private static ChartBar Bar(SyncDay day, int x, double longest)
    {
        var share = longest > 0 ? day.Longest.TotalSeconds / longest : 0;
        var failed = (double)day.Failed / day.Runs;
        return new ChartBar(
            day,
            x,
            day.Failed < day.Runs ? Least + (share * (Above - Least)) : 0,
            day.Failed > 0 ? Least + (failed * (Below - Least)) : 0
        );
    }
}
