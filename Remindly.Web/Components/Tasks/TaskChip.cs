using System.Globalization;
using Remindly.Core.Tasks;
using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Tasks;

/// <summary>A filter in use, in words, and the list without it.</summary>
public sealed record TaskChip(string Words, TaskListAddress Without)
{
    /// <param name="names">What seniors, sources and people are called, by how the address names them.</param>
    /// <param name="now">With the zone, says which days the address means.</param>
    internal static IReadOnlyList<TaskChip> Of(
        TaskListAddress address,
        IReadOnlyDictionary<string, string> names,
        DateTimeOffset now,
        string zone,
        CultureInfo culture
    )
    {
        List<TaskChip> chips = [];
        One("For", address.SeniorId, address with { SeniorId = null });
        One("From", address.Source, address with { Source = null });
        if (address.Status == TaskListAddress.EveryStatus)
        {
            chips.Add(new("Done and cancelled too", address with { Status = null }));
        }
        else if (address.Status != TaskListAddress.OpenStatus)
        {
            Several<CareTaskStatus>("Status", address.Status, TaskWording.Of, rest => address with { Status = rest });
        }

        Several<CareTaskType>("Kind", address.Type, TaskWording.Of, rest => address with { Type = rest });
        Several<CareTaskPriority>("Priority", address.Priority, TaskWording.Of, rest => address with { Priority = rest });
        One("Who has it", address.AssignedTo, address with { AssignedTo = null });
        if (Dates(address, now, zone, culture) is { } dates)
        {
            chips.Add(new(dates, address with { From = null, To = null }));
        }

        One("Search", address.Text, address with { Text = null });
        if (address.Sort is { Length: > 0 } sort)
        {
            var order = TaskSorts.Choices.FirstOrDefault(choice => choice.Key == sort).Value ?? sort;
            chips.Add(new($"Order: {order}", address with { Sort = null }));
        }

        return chips;

        void One(string label, string? value, TaskListAddress without)
        {
            if (value is { Length: > 0 })
            {
                chips.Add(new($"{label}: {names.GetValueOrDefault(value, value)}", without));
            }
        }

        void Several<T>(string label, string? text, Func<T, string> words, Func<string?, TaskListAddress> with)
            where T : struct, Enum
        {
            var parts = TaskListAddress.Parts(text);
            chips.AddRange(
                parts.Select(part => new TaskChip(
                    $"{label}: {(Core.Words.TryRead<T>(part, out var value) ? words(value) : part)}",
                    with(TaskListAddress.Join(parts.Where(other => other != part)))
                ))
            );
        }
    }

    private static string? Dates(TaskListAddress address, DateTimeOffset now, string zone, CultureInfo culture)
    {
        if (TaskDates.Presets.FirstOrDefault(each => (each.From, each.To) == (address.From, address.To)).Words is { } preset)
        {
            return preset;
        }

        var from = TaskDates.DayOf(address.From, now, zone) is { } first ? $"from {Day(first)}" : null;
        var to = TaskDates.DayOf(address.To, now, zone) is { } end ? $"until {Day(end.AddDays(-1))}" : null;
        return (from, to) is (null, null) ? null : $"When: {string.Join(' ', new[] { from, to }.OfType<string>())}";

        string Day(DateOnly day) => Times.Day(Remindly.Core.Care.Zones.StartOfDay(day, zone), now, zone, culture);
    }
}
