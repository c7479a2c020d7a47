using Remindly.Core.Care;
using Remindly.Core.Tasks;
using Remindly.Core.Tasks.QuickAdd;
using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Tasks;

/// <summary>What quick add understood, in words.</summary>
internal static class QuickAddWords
{
    /// <summary>Each with its picture, in the order in which people ask: when, how often, for whom, who, what kind.</summary>
    /// <param name="ownZone">The reader's.</param>
    public static IReadOnlyList<(IconName Icon, string Words)> Of(QuickAddReading reading, QuickAddContext context, string ownZone)
    {
        var senior = context.Seniors.FirstOrDefault(each => each.Id == reading.SeniorId);
        var zone = senior?.TimeZone ?? ownZone;
        var assignee = senior?.People.FirstOrDefault(person => person.Id == reading.AssignedTo);
        List<(IconName, string)> parts = [(IconName.Clock, When(reading, context, zone, ownZone))];
        if (reading is { Rule: { } rule, ScheduledAt: { } at })
        {
            var on = reading.AllDayOn ?? Zones.DateOf(at, zone);
            parts.Add((IconName.Refresh, $"repeats {RepeatWords.Of(rule, on, zone, context.Culture)}"));
        }

        if (senior is not null)
        {
            parts.Add((IconName.Seniors, $"for {senior.Names[^1]}"));
        }

        if (assignee is not null)
        {
            parts.Add((IconName.Account, assignee.Id == context.Me ? "you do it" : $"{assignee.Name} does it"));
        }

        if (reading.Location is { } place)
        {
            parts.Add((IconName.Place, $"at {place}"));
        }

        if (reading.Type != CareTaskType.Other)
        {
            parts.Add((TaskWording.Icon(reading.Type), TaskWording.Of(reading.Type)));
        }

        if (reading.Priority != CareTaskPriority.Medium)
        {
            parts.Add((IconName.Alert, $"{TaskWording.Of(reading.Priority)} priority"));
        }

        return parts;
    }

    private static string When(QuickAddReading reading, QuickAddContext context, string zone, string ownZone)
    {
        if (reading.ScheduledAt is not { } at)
        {
            return reading.DurationMinutes is { } length ? $"any time, {Length(length)}" : "any time";
        }

        var day = Times.Day(at, context.Now, zone, context.Culture);
        var date = Zones
            .Local(at, zone)
            .ToString(context.Culture.DateTimeFormat.MonthDayPattern.StartsWith('M') ? "ddd, MMM d" : "ddd d MMM", context.Culture);
        var named = day is "today" or "tomorrow" or "yesterday" ? $"{day}, {date}" : day;
        if (reading.AllDayOn is not null)
        {
            return $"{named}, all day";
        }

        var until = reading.DurationMinutes is { } minutes ? $"–{Times.Clock(at.AddMinutes(minutes), zone, context.Culture)}" : "";
        var there = Times.Differ(at, zone, ownZone) ? $", {Times.ZoneWords(zone)} time" : "";
        return $"{named}, {Times.Clock(at, zone, context.Culture)}{until}{there}";
    }

    private static string Length(int minutes) =>
        (minutes / 60, minutes % 60) switch
        {
            (0, var few) => $"{few} minutes",
            (1, 0) => "1 hour",
            (var hours, 0) => $"{hours} hours",
            (var hours, var few) => $"{hours} h {few} min",
        };
}
