using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Remindly.Core.Calendars.Recurrence;
using Remindly.Core.Calendars.Zones;

namespace Remindly.Core.Calendars;

/// <summary>Makes an event of a VEVENT. What cannot be read is told as a problem; only without a start there is no event.</summary>
internal sealed class EventReader(Component component, CalendarZones zones, bool isCancelled, List<EventProblem> problems)
{
    private readonly TimeReader times = new(zones);
    private readonly string uid = UidOf(component);

    public CalendarEvent? Read()
    {
        var recurrenceId = component.Find("RECURRENCE-ID");
        // A cancelled occurrence may say no more than which one it is.
        if ((times.Read(component.Find("DTSTART")) ?? times.Read(recurrenceId)) is not { } start)
        {
            problems.Add(new EventProblem(uid, "It has no start that can be read.", Left: true));
            return null;
        }

        var read = new CalendarEvent
        {
            Uid = uid,
            RecurrenceId = times.Read(recurrenceId),
            ThisAndFuture = string.Equals(recurrenceId?.Parameter("RANGE"), "THISANDFUTURE", StringComparison.OrdinalIgnoreCase),
            Start = start,
            End = times.Read(component.Find("DTEND")),
            Duration = component.Find("DURATION") is { } duration ? NominalDuration.Parse(duration.Value) : null,
            Rules = [.. component.All("RRULE").Select(line => Rule(line.Value, start)).OfType<RecurrenceRule>()],
            Added = All("RDATE", times.ReadAdded),
            Excluded = All("EXDATE", times.ReadAll),
            Summary = Text("SUMMARY"),
            Location = Text("LOCATION"),
            Description = Text("DESCRIPTION"),
            Url = component.Find("URL")?.Value.Trim() is { Length: > 0 } url ? url : null,
            Status = StatusOf(),
            Sequence = int.TryParse(component.Find("SEQUENCE")?.Value, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0,
            Changed = Stamp("LAST-MODIFIED") ?? Stamp("DTSTAMP"),
            Properties = component.Properties,
        };
        TellOfUnknownZone();
        return read;
    }

    private RecurrenceRule? Rule(string text, CalendarTime start)
    {
        var rule = RecurrenceRule.Parse(text, out var problem);
        if (rule is null)
        {
            Tell($"Its repetition cannot be read, so that only its first time is known. {problem}");
        }

        return start.IsDate ? rule?.ForDates() : rule;
    }

    private List<T> All<T>(string name, Func<ContentLine, IEnumerable<T?>> read)
        where T : class
    {
        var values = component.All(name).SelectMany(read).ToList();
        if (values.Contains(null))
        {
            Tell($"A date of its {name} cannot be read.");
        }

        return [.. values.OfType<T>()];
    }

    private string? Text(string name) => component.Find(name)?.Text.Trim() is { Length: > 0 } text ? text : null;

    private Instant? Stamp(string name) => times.Read(component.Find(name))?.InstantOr(DateTimeZone.Utc);

    private EventStatus StatusOf() =>
        isCancelled
            ? EventStatus.Cancelled
            : component.Find("STATUS")?.Value.Trim().ToUpperInvariant() switch
            {
                "CANCELLED" or "CANCELED" => EventStatus.Cancelled,
                "TENTATIVE" => EventStatus.Tentative,
                _ => EventStatus.Confirmed,
            };

    private void TellOfUnknownZone()
    {
        if (times.UnknownZone is { } zone)
        {
            Tell($"Nobody knows its time zone \"{Excerpt.Of(zone)}\", so its times are taken as they stand.");
        }
    }

    private void Tell(string problem) => problems.Add(new EventProblem(uid, problem, Left: false));

    // Without a UID the same event must still be the same the next time.
    private static string UidOf(Component component)
    {
        if (component.Find("UID")?.Text.Trim() is { Length: > 0 } uid)
        {
            return uid;
        }

        var what = $"{component.Find("DTSTART")?.Value}\n{component.Find("SUMMARY")?.Value}";
        return "no-uid-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what))[..12]);
    }
}
