using System.Globalization;
using Remindly.Core;
using Remindly.Core.Tasks;
using Remindly.Web.Components.Tasks;

namespace Remindly.Web.Components.Calendar;

/// <summary>What a calendar shows, as its address says it. The filters are those of the task list, under the same names.</summary>
/// <param name="Date">In what is shown; null: today.</param>
/// <param name="Filters">A status left out is every one: a calendar shows what was, too.</param>
public sealed record CalendarAddress(CalendarView View, DateOnly? Date, TaskListAddress Filters)
{
    private const string Day = "yyyy-MM-dd";

    // What a task list shows without being asked, a calendar shows only when asked.
    private bool IsToDo => Filters.Status == TaskListAddress.OpenStatus;

    public override string ToString()
    {
        (string Key, string? Value)[] own =
        [
            ("view", View == CalendarView.Month ? null : Words.Of(View)),
            ("date", Date?.ToString(Day, CultureInfo.InvariantCulture)),
            ("status", IsToDo ? Filters.Status : null),
        ];
        string[] parts =
        [
            .. own.Where(part => part.Value is not null).Select(part => $"{part.Key}={part.Value}"),
            .. (IsToDo ? Filters with { Status = null } : Filters).ToString().Split('?').Skip(1),
        ];
        return parts.Length == 0 ? AppUrls.Calendar : $"{AppUrls.Calendar}?{string.Join('&', parts)}";
    }

    /// <summary>The month, where the address names no view that there is.</summary>
    public static CalendarView ReadView(string? text) => Words.TryRead<CalendarView>(text, out var view) ? view : CalendarView.Month;

    /// <summary>Null where it is no date, or one that no life touches.</summary>
    public static DateOnly? ReadDate(string? text) =>
        DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is > Instants.FirstYear and < Instants.LastYear
            ? date
            : null;

    public TaskFilter ToFilter(Guid me) =>
        (Filters with { Status = string.IsNullOrEmpty(Filters.Status) ? TaskListAddress.EveryStatus : Filters.Status }).ToFilter(me) with
        {
            Sort = TaskSort.ScheduledAt,
        };
}
