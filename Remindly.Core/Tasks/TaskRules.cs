using System.Globalization;
using Remindly.Core.Care;

namespace Remindly.Core.Tasks;

/// <summary>What may be written of a task. What is sent back as it was is never questioned: providers write longer texts than people.</summary>
internal static class TaskRules
{
    /// <summary>What the fields of a new task are; not to be used when there are faults.</summary>
    public static TaskDetails ReadNew(TaskChange fields, string zone, Faults faults)
    {
        if (fields.AllDayOn is not { } day)
        {
            return Read(fields, null, faults);
        }

        var details = Read(fields with { ScheduledAt = default }, null, faults);
        if (day.Year is < Instants.FirstYear or > Instants.LastYear)
        {
            faults.Add("scheduled_at", $"Choose a day between {Instants.FirstYear} and {Instants.LastYear}.");
            return details;
        }

        return details with
        {
            AllDayOn = day,
            ScheduledAt = Zones.StartOfDay(day, zone),
        };
    }

    /// <summary>What the task's fields are after the change; not to be used when there are faults.</summary>
    public static TaskDetails Read(TaskChange change, CareTask? current, Faults faults) =>
        new()
        {
            Title = Title(change, current, faults),
            Description = Text(change.Description, current?.Description, "description", faults),
            Type = change.Type.IsSet ? change.Type.Value ?? CareTaskType.Other : current?.Type ?? CareTaskType.Other,
            Priority = change.Priority.IsSet
                ? change.Priority.Value ?? CareTaskPriority.Medium
                : current?.Priority ?? CareTaskPriority.Medium,
            ScheduledAt = ScheduledAt(change.ScheduledAt, current, faults),
            DurationMinutes = Duration(change.DurationMinutes, current, faults),
            Location = Keeps(change.Location, current?.Location)
                ? current?.Location
                : Texts.UpTo(TaskLimits.Location, Texts.Line(change.Location.Value), "location", faults),
            Notes = Text(change.Notes, current?.Notes, "notes", faults),
            AssignedTo = change.AssignedTo.Value,
        };

    /// <summary>The provider's own fields that would come to differ, in plain words.</summary>
    public static IReadOnlyList<string> ManagedChanges(CareTask task, TaskDetails details)
    {
        List<string> changed = [];
        Note(task.Title != details.Title, "title");
        Note(task.ScheduledAt != details.ScheduledAt, "time");
        Note(task.DurationMinutes != details.DurationMinutes, "length");
        Note(task.Location != details.Location, "place");
        Note(task.Description != details.Description, "description");
        return changed;

        void Note(bool differs, string word)
        {
            if (differs)
            {
                changed.Add(word);
            }
        }
    }

    private static string Title(TaskChange change, CareTask? current, Faults faults)
    {
        if (current is not null && Keeps(change.Title, current.Title))
        {
            return current.Title;
        }

        var title = Texts.UpTo(TaskLimits.Title, Texts.Line(change.Title.Value), "title", faults);
        if (title is null)
        {
            faults.Add("title", "Say what is to be done.");
        }

        return title ?? "";
    }

    private static string? Text(Patch<string?> text, string? current, string field, Faults faults) =>
        Keeps(text, current) ? current : Texts.UpTo(TaskLimits.Text, Texts.Lines(text.Value), field, faults);

    private static DateTimeOffset? ScheduledAt(Patch<DateTimeOffset?> at, CareTask? current, Faults faults)
    {
        if (!at.IsSet)
        {
            return current?.ScheduledAt;
        }

        if (at.Value is { } instant && !Instants.InRange(instant))
        {
            faults.Add("scheduled_at", $"Choose a day between {Instants.FirstYear} and {Instants.LastYear}.");
        }

        return at.Value is { } good ? Instants.Of(good) : null;
    }

    private static int? Duration(Patch<int?> minutes, CareTask? current, Faults faults)
    {
        if (Keeps(minutes, current?.DurationMinutes))
        {
            return current?.DurationMinutes;
        }

        if (minutes.Value is < 1 or > TaskLimits.Duration)
        {
            faults.Add("duration_minutes", string.Create(CultureInfo.InvariantCulture, $"Use 1 to {TaskLimits.Duration:N0} minutes."));
        }

        return minutes.Value;
    }

    private static bool Keeps<T>(Patch<T> patch, T? current) =>
        !patch.IsSet || (current is not null && EqualityComparer<T?>.Default.Equals(patch.Value, current));
}
