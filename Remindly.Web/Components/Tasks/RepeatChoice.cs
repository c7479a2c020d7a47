using System.Globalization;
using Remindly.Core.Tasks;
using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Tasks;

/// <summary>The plain repeats that a form offers.</summary>
internal static class RepeatChoice
{
    public const string Never = "";
    public const string Daily = "daily";
    public const string Weekdays = "weekdays";
    public const string Weekly = "weekly";
    public const string Fortnightly = "fortnightly";
    public const string Monthly = "monthly";
    public const string Yearly = "yearly";

    /// <param name="day">The first day, as its input holds it.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> All(string? day)
    {
        var date = Read(day);
        var (weekday, ofMonth) = date is { } on ? ($" on {on.DayOfWeek}", $" on day {on.Day}") : ("", "");
        return
        [
            new(Never, "Never"),
            new(Daily, "Every day"),
            new(Weekdays, "Every weekday, Monday to Friday"),
            new(Weekly, $"Every week{weekday}"),
            new(Fortnightly, $"Every 2 weeks{weekday}"),
            new(Monthly, $"Every month{ofMonth}"),
            new(Yearly, "Every year"),
        ];
    }

    /// <summary>As RFC 5545 writes it; what cannot be read is said in <paramref name="problems"/>.</summary>
    public static string? Rule(string? choice, string? day, string? until, string zone, FieldProblems problems)
    {
        if (string.IsNullOrEmpty(choice))
        {
            return null;
        }

        if (Read(day) is not { } first)
        {
            problems.Add("date", "Choose the first day.");
            return null;
        }

        if (choice == Weekdays && first.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            problems.Add("date", "Let it begin on a weekday.");
            return null;
        }

        var end = Read(until) is { } last ? ";" + RepeatEnd.On(last, zone, allDay: false) : "";
        return choice switch
            {
                Daily => "FREQ=DAILY",
                Weekdays => "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
                Weekly => "FREQ=WEEKLY",
                Fortnightly => "FREQ=WEEKLY;INTERVAL=2",
                Monthly => "FREQ=MONTHLY",
                _ => "FREQ=YEARLY",
            } + end;
    }

    private static DateOnly? Read(string? day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
