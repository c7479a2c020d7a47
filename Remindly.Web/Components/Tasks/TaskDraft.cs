using System.Globalization;
using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Tasks;
using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Tasks;

/// <summary>What is being typed into a task's form: text, as the inputs hold it. Day and time are the senior's.</summary>
internal sealed record TaskDraft
{
    private const string Day = "yyyy-MM-dd";
    private const string Clock = "HH:mm";

    public string? SeniorId { get; set; }
    public string? Title { get; set; }
    public string? Date { get; set; }
    public string? Time { get; set; }
    public string? Minutes { get; set; }
    public string? Repeat { get; set; } = RepeatChoice.Never;
    public string? Until { get; set; }
    public string? Location { get; set; }
    public string? Description { get; set; }
    public string? Type { get; set; } = Words.Of(CareTaskType.Errand);
    public string? Priority { get; set; } = Words.Of(CareTaskPriority.Medium);
    public string? AssignedTo { get; set; } = "";
    public string? Notes { get; set; }

    public static TaskDraft Of(TaskSummary task)
    {
        var at = task.ScheduledAt is { } instant ? Zones.Local(instant, task.SeniorTimeZone) : (DateTimeOffset?)null;
        return new()
        {
            SeniorId = task.SeniorId.ToString(),
            Title = task.Title,
            Date = (task.AllDayOn?.ToDateTime(TimeOnly.MinValue) ?? at?.DateTime)?.ToString(Day, CultureInfo.InvariantCulture),
            Time = task.AllDayOn is null ? at?.ToString(Clock, CultureInfo.InvariantCulture) : null,
            Minutes = task.DurationMinutes?.ToString(CultureInfo.InvariantCulture),
            Location = task.Location,
            Description = task.Description,
            Type = Words.Of(task.Type),
            Priority = Words.Of(task.Priority),
            AssignedTo = task.AssignedTo?.ToString() ?? "",
            Notes = task.Notes,
        };
    }

    /// <summary>Only what differs from <paramref name="before"/>; what cannot be read is said in <paramref name="problems"/>.</summary>
    public TaskChange ToChange(TaskDraft before, string zone, FieldProblems problems)
    {
        var change = new TaskChange
        {
            Title = Title != before.Title ? Title : default(Patch<string?>),
            Location = Location != before.Location ? Location : default(Patch<string?>),
            Description = Description != before.Description ? Description : default(Patch<string?>),
            Notes = Notes != before.Notes ? Notes : default(Patch<string?>),
            Type = Type != before.Type && Words.TryRead<CareTaskType>(Type, out var type) ? type : default(Patch<CareTaskType?>),
            Priority =
                Priority != before.Priority && Words.TryRead<CareTaskPriority>(Priority, out var priority)
                    ? priority
                    : default(Patch<CareTaskPriority?>),
            AssignedTo = AssignedTo != before.AssignedTo ? (Guid.TryParse(AssignedTo, out var id) ? id : null) : default(Patch<Guid?>),
        };
        change = RepeatChoice.Rule(Repeat, Date, Until, zone, problems) is { } rule ? change with { Rrule = rule } : change;
        change = Minutes != before.Minutes ? change with { DurationMinutes = ReadMinutes(problems) } : change;
        return (Date, Time) != (before.Date, before.Time) ? change with { ScheduledAt = ReadInstant(zone, problems) } : change;
    }

    private int? ReadMinutes(FieldProblems problems)
    {
        if (string.IsNullOrWhiteSpace(Minutes))
        {
            return null;
        }

        if (int.TryParse(Minutes.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes))
        {
            return minutes;
        }

        problems.Add("duration_minutes", "Use a whole number of minutes, such as 45.");
        return null;
    }

    private DateTimeOffset? ReadInstant(string zone, FieldProblems problems)
    {
        if (string.IsNullOrEmpty(Date) && string.IsNullOrEmpty(Time))
        {
            return null;
        }

        if (!DateOnly.TryParseExact(Date, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            problems.Add("date", "Choose the day too.");
            return null;
        }

        // Browsers leave the seconds out, or not.
        if (!TimeOnly.TryParse(Time, CultureInfo.InvariantCulture, out var time))
        {
            problems.Add("time", "Say at what time, such as 9:00 am.");
            return null;
        }

        return Zones.InstantOf(date.ToDateTime(time), zone);
    }
}
