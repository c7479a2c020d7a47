using Microsoft.AspNetCore.Components;
using Remindly.Core.Tasks;
using Remindly.Web.Components.Tasks;

namespace Remindly.Web.Components.Calendar;

/// <summary>What every part of the calendar needs to know of the whole.</summary>
/// <param name="Address">What is shown; links lead from here.</param>
/// <param name="Today">Where the seniors shown live, or the reader, where they live by different clocks.</param>
/// <param name="SeniorId">Whose calendar it is, where it is one senior's.</param>
/// <param name="MayAdd">Whether there is somebody the reader may write tasks for.</param>
/// <param name="Me">The reader.</param>
public sealed record CalendarScene(CalendarAddress Address, DateOnly Today, Guid? SeniorId, bool MayAdd, Guid Me)
{
    public required TaskDoubts Doubts { get; init; }

    /// <summary>Whether to say whose a task is.</summary>
    public required bool NamesSenior { get; init; }

    /// <summary>Asks for a task's move by form.</summary>
    public required EventCallback<TaskSummary> OnMove { get; init; }

    public string DayUrl(DateOnly day) => (Address with { View = CalendarView.Day, Date = day }).ToString();

    /// <summary>To a day that holds something, or to write something down for one that is free.</summary>
    public string TapUrl(CalendarDay day) => day.Count == 0 && MayAdd ? AppUrls.AddTaskOn(day.Date, SeniorId) : DayUrl(day.Date);
}
