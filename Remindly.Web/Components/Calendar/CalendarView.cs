namespace Remindly.Web.Components.Calendar;

/// <summary>How much of the calendar is shown, and how.</summary>
public enum CalendarView
{
    Month,
    Week,
    Day,

    /// <summary>The days that hold something, one after the other.</summary>
    Agenda,
}
