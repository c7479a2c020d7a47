using Remindly.Core.Scheduling.Sync;

namespace Remindly.Web.Components.Integrations;

/// <summary>A line of the history: one run, or several in a row in which nothing changed.</summary>
/// <param name="Runs">Newest first; never empty.</param>
internal sealed record HistoryLine(IReadOnlyList<SyncRun> Runs)
{
    /// <summary>The same for as long as it ends with the same run, whatever older ones join it.</summary>
    public Guid Key => Runs[0].Id;

    public bool IsCollapsed => Runs.Count > 1;

    /// <summary>The newest run is never among the collapsed ones: it is what people look for.</summary>
    public static IReadOnlyList<HistoryLine> Of(IReadOnlyList<SyncRun> runs)
    {
        var lines = new List<List<SyncRun>>();
        foreach (var run in runs)
        {
            if (lines.Count > 1 && IsQuiet(run) && IsQuiet(lines[^1][0]))
            {
                lines[^1].Add(run);
            }
            else
            {
                lines.Add([run]);
            }
        }

        return [.. lines.Select(line => new HistoryLine(line))];
    }

    private static bool IsQuiet(SyncRun run) => run is { Success: true, Created: 0, Updated: 0, Cancelled: 0, ErrorCount: 0, Notice: null };
}
