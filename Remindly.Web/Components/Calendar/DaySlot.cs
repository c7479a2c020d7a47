using Remindly.Core.Tasks;

namespace Remindly.Web.Components.Calendar;

/// <summary>Where a task stands in its day's column.</summary>
/// <param name="Start">Quarters of an hour from the top.</param>
/// <param name="Span">In quarters of an hour.</param>
/// <param name="Lane">Beside others at the same time, from the left; null where there is no room left.</param>
/// <param name="Lanes">How many stand beside one another there.</param>
public sealed record DaySlot(TaskSummary Task, int Start, int Span, int? Lane, int Lanes)
{
    /// <summary>Lays the timed tasks of a day out, in their order. What happens at once stands side by side. Pure.</summary>
    public static IReadOnlyList<DaySlot> Lay(IReadOnlyList<TaskSummary> tasks, DayAxis axis, int mostLanes)
    {
        List<DaySlot> laid = [];
        List<DaySlot> together = [];
        List<int> lanes = [];
        foreach (var task in tasks)
        {
            var (start, end) = axis.SpanOf(task);
            if (lanes.Count > 0 && lanes.All(free => free <= start))
            {
                Close();
            }

            var lane = lanes.FindIndex(free => free <= start);
            if (lane < 0 && lanes.Count < mostLanes)
            {
                (lane, lanes) = (lanes.Count, [.. lanes, end]);
            }
            else if (lane >= 0)
            {
                lanes[lane] = end;
            }

            together.Add(new DaySlot(task, start, end - start, lane < 0 ? null : lane, 0));
        }

        Close();
        return laid;

        void Close()
        {
            laid.AddRange(together.Select(slot => slot with { Lanes = lanes.Count }));
            together.Clear();
            lanes.Clear();
        }
    }
}
