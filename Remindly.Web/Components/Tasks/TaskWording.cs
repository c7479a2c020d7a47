using Remindly.Core.Tasks;
using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Tasks;

/// <summary>What a task's enumerations are called by people.</summary>
internal static class TaskWording
{
    public static string Of(CareTaskStatus status) =>
        status switch
        {
            CareTaskStatus.Pending => "Nobody has it",
            CareTaskStatus.Assigned => "Somebody has it",
            CareTaskStatus.InProgress => "Under way",
            CareTaskStatus.Completed => "Done",
            CareTaskStatus.Cancelled => "Cancelled",
            _ => "",
        };

    public static string Of(CareTaskType type) =>
        type switch
        {
            CareTaskType.Appointment => "Appointment",
            CareTaskType.Errand => "Errand",
            CareTaskType.Activity => "Activity",
            CareTaskType.Household => "Household",
            CareTaskType.Transportation => "Ride",
            CareTaskType.Medication => "Medication",
            _ => "Something else",
        };

    public static string Of(CareTaskPriority priority) =>
        priority switch
        {
            CareTaskPriority.Low => "Low",
            CareTaskPriority.High => "High",
            CareTaskPriority.Urgent => "Urgent",
            _ => "Normal",
        };

    /// <summary>"45 minutes", "2 hours", "1 hour 30 minutes".</summary>
    public static string Minutes(int minutes)
    {
        var (hours, rest) = Math.DivRem(minutes, 60);
        string[] parts = [.. Part(hours, "hour"), .. Part(rest, "minute")];
        return parts.Length == 0 ? "no time" : string.Join(' ', parts);
    }

    private static string[] Part(int count, string unit) => count == 0 ? [] : [$"{count} {unit}{(count == 1 ? "" : "s")}"];

    public static IconName Icon(CareTaskType type) =>
        type switch
        {
            CareTaskType.Appointment => IconName.Calendar,
            CareTaskType.Errand => IconName.Basket,
            CareTaskType.Activity => IconName.Walk,
            CareTaskType.Household => IconName.Home,
            CareTaskType.Transportation => IconName.Car,
            CareTaskType.Medication => IconName.Pill,
            _ => IconName.Note,
        };
}
