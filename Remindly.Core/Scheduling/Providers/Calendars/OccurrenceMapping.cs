using System.Globalization;
using System.Text.Json;
using NodaTime;
using Remindly.Core.Calendars;
using Remindly.Core.Calendars.Expansion;

namespace Remindly.Core.Scheduling.Providers.Calendars;

/// <summary>Turns the occurrences of one calendar into Remindly's words. Pure; remembers what the entries of a series have in common.</summary>
internal sealed class OccurrenceMapping
{
    private const int LongestId = 512;
    private const string Hashed = "long-";
    private const int MostMinutes = 7 * 24 * 60;

    private readonly Dictionary<CalendarEvent, CalendarMetadata> known = new(ReferenceEqualityComparer.Instance);

    public ExternalAppointment Read(CalendarOccurrence occurrence)
    {
        if (!known.TryGetValue(occurrence.Event, out var metadata))
        {
            known[occurrence.Event] = metadata = CalendarMetadata.Of(occurrence.Event);
        }

        var id = IdOf(occurrence.Uid, occurrence.RecurrenceId);
        var title = CalendarText.Line(occurrence.Summary) ?? "Appointment";
        var startsAt = occurrence.Start.ToDateTimeOffset();
        var allDayOn = occurrence.Date?.ToDateOnly();
        var minutes = Minutes(occurrence);
        var location = CalendarText.Line(occurrence.Location);
        var description = CalendarText.Lines(occurrence.Description);
        var url = CalendarText.Link(occurrence.Url);
        var status = occurrence.Status == EventStatus.Cancelled ? ExternalStatus.Cancelled : ExternalStatus.Scheduled;
        return new ExternalAppointment
        {
            ExternalId = id,
            Title = title,
            StartsAt = startsAt,
            AllDayOn = allDayOn,
            DurationMinutes = minutes,
            Location = location,
            Description = description,
            Url = url,
            Status = status,
            Client = metadata.Client,
            Metadata = metadata.Json,
            Fingerprint = Fingerprints.Of(
                id,
                title,
                Fingerprints.Text(startsAt),
                allDayOn?.ToString("O", CultureInfo.InvariantCulture),
                Fingerprints.Text(minutes),
                location,
                description,
                url,
                status.ToString(),
                metadata.Lasting
            ),
        };
    }

    /// <summary>The UID, and for one of a series the time that it has by the rule: the same after it was moved.</summary>
    public static string IdOf(string uid, string? recurrenceId)
    {
        var id = recurrenceId is null ? uid : $"{uid};{recurrenceId}";
        return id.Length <= LongestId && !id.Any(char.IsControl) ? id : Hashed + Fingerprints.Of(uid, recurrenceId);
    }

    /// <summary>Whether an id tells no more than which appointment it is: nobody can be asked for it.</summary>
    public static bool IsHashed(string id) =>
        id.StartsWith(Hashed, StringComparison.Ordinal)
        && id.Length == Hashed.Length + Fingerprints.Of().Length
        && id.Skip(Hashed.Length).All(char.IsAsciiHexDigitLower);

    public static ExternalClient ReadClient(string metadata)
    {
        try
        {
            return CalendarPeople.ClientOf(JsonElement.Parse(metadata));
        }
        catch (JsonException)
        {
            return ExternalClient.Nobody;
        }
    }

    private static int? Minutes(CalendarOccurrence occurrence)
    {
        if (occurrence is { Date: { } first, EndDate: { } after })
        {
            var days = Period.DaysBetween(first, after);
            return days is > 1 and <= 7 ? days * 24 * 60 : null;
        }

        var minutes = (occurrence.End - occurrence.Start).TotalMinutes;
        return minutes is >= 1 and <= MostMinutes ? (int)minutes : null;
    }
}
