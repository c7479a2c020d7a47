using System.Globalization;
using Remindly.Core;
using Remindly.Core.Tasks;
using Remindly.Web.Components.Tasks;

namespace Remindly.Web.Components.Calendar;

/// <summary>What a calendar shows, as its address says it. The filters are those of the task list, under the same names.</summary>
/// <param name="Date">In what is shown; null: today.</param>
/// <param name="Filters">A status left out is every one: a calendar shows what was, too. <see cref="ToDo"/> is what is still to be done.</param>
public sealed record CalendarAddress(CalendarView View, DateOnly? Date, TaskListAddress Filters)
{
    public const string ToDo = "open";

    private const string Day = "yyyy-MM-dd";

    /// <summary>A kind as the HTTP contract spells it.</summary>
    public string? Type { get; init; }

    /// <summary>As the HTTP contract spells it.</summary>
    public string? Priority { get; init; }

    public override string ToString()
    {
        (string Key, string? Value)[] own =
        [
            ("view", View == CalendarView.Month ? null : Words.Of(View)),
            ("date", Date?.ToString(Day, CultureInfo.InvariantCulture)),
            ("task_type", Type),
            ("priority", Priority),
        ];
        string[] parts =
        [
            .. own.Where(part => part.Value is { Length: > 0 }).Select(part => $"{part.Key}={Uri.EscapeDataString(part.Value!)}"),
            .. Filters.ToString().Split('?').Skip(1),
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

    /// <summary>What to ask for. A kind or priority that there is not matches nothing, rather than everything.</summary>
    public TaskFilter ToFilter(Guid me) =>
        (Filters with { Status = Status }).ToFilter(me) with
        {
            Types = Read<CareTaskType>(Type),
            Priorities = Read<CareTaskPriority>(Priority),
            Sort = TaskSort.ScheduledAt,
        };

    private string? Status =>
        Filters.Status switch
        {
            null or "" => TaskListAddress.EveryStatus,
            ToDo => null,
            var status => status,
        };

    private static T[] Read<T>(string? text)
        where T : struct, Enum =>
        text is not { Length: > 0 } ? []
        : Words.TryRead<T>(text, out var value) ? [value]
        : [default];
}
