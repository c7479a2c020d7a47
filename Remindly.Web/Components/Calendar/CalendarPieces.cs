namespace Remindly.Web.Components.Calendar;

internal static class CalendarPieces
{
    public static IServiceCollection AddCalendarPages(this IServiceCollection services) => services.AddScoped<TaskMoves>();
}
