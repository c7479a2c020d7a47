using System.Text.Json;

namespace Remindly.Core.Scheduling.Providers.Calendly;

/// <summary>Turns an event and the people who booked it into Remindly's words. Pure.</summary>
internal static class CalendlyMapping
{
    private const int MostMinutes = 7 * 24 * 60;
    private const char Mark = '.';

    /// <summary>The id of one person's place in an event that several can book.</summary>
    public static string IdOf(CalendlyRow row, JsonElement invitee) =>
        CalendlyJson.IdIn(invitee.Text("uri"), "invitees") is { } person ? $"{row.Id}{Mark}{person}" : row.Id;

    /// <summary>The event and the invitee in an id; null when it is none of Calendly's.</summary>
    public static (string Event, string? Invitee)? Parts(string externalId)
    {
        var parts = externalId.Split(Mark);
        return parts.Length <= 2 && parts.All(CalendlyJson.IsId) ? (parts[0], parts.ElementAtOrDefault(1)) : null;
    }

    public static ExternalClient Client(JsonElement invitee) =>
        new(Line(invitee, "name") ?? Joined(invitee), Line(invitee, "email"), Line(invitee, "text_reminder_number"));

    /// <param name="externalId">The event's, or one person's in it.</param>
    /// <param name="invitees">Whose it is, first; empty when nobody is named.</param>
    public static ExternalAppointment Appointment(CalendlyRow row, string externalId, IReadOnlyList<JsonElement> invitees)
    {
        var isPerson = externalId != row.Id;
        JsonElement? person = invitees.Count > 0 ? invitees[0] : null;
        var title = Line(row.Body, "name") ?? "Appointment";
        var minutes = Minutes(row);
        var location = CalendlyLocation.Words(row.Body.Member("location"));
        var description = CalendlyAnswers.Words(person);
        var status = Status(row, person, isPerson || !row.IsGroup);
        var (replaces, replacedBy) = isPerson || !row.IsGroup ? Links(row, person, isPerson) : (null, null);
        return new ExternalAppointment
        {
            ExternalId = externalId,
            Title = title,
            StartsAt = row.StartsAt,
            DurationMinutes = minutes,
            Location = location,
            Description = description,
            Url = $"https://calendly.com/scheduled_events/{row.Id}",
            Status = status,
            Client = person is { } known ? Client(known) : ExternalClient.Nobody,
            Metadata = CalendlyMetadata.Of(row.Body, invitees),
            ReplacesExternalId = replaces,
            ReplacedByExternalId = replacedBy,
            Fingerprint = Fingerprints.Of(
                externalId,
                title,
                Fingerprints.Text(row.StartsAt),
                Fingerprints.Text(minutes),
                location,
                description,
                status.ToString(),
                row.Stamp,
                person?.Text("updated_at"),
                person?.Text("name"),
                person?.Text("email")
            ),
        };
    }

    private static ExternalStatus Status(CalendlyRow row, JsonElement? person, bool asPerson) =>
        asPerson && person?.Member("no_show") is { ValueKind: JsonValueKind.Object } ? ExternalStatus.NoShow
        : row.IsCancelled || (asPerson && person?.Text("status") is "canceled" or "cancelled") ? ExternalStatus.Cancelled
        : ExternalStatus.Scheduled;

    private static (string? Replaces, string? ReplacedBy) Links(CalendlyRow row, JsonElement? person, bool isPerson) =>
        (Other(row, person?.Text("old_invitee"), isPerson), Other(row, person?.Text("new_invitee"), isPerson));

    private static string? Other(CalendlyRow row, string? link, bool isPerson) =>
        CalendlyJson.IdIn(link, "scheduled_events") is { } other && other != row.Id
            ? isPerson && CalendlyJson.IdIn(link, "invitees") is { } invitee
                ? $"{other}{Mark}{invitee}"
                : other
            : null;

    private static int? Minutes(CalendlyRow row) =>
        CalendlyRow.Time(row.Body.Text("end_time")) is { } end && (end - row.StartsAt).TotalMinutes is >= 1 and <= MostMinutes
            ? (int)(end - row.StartsAt).TotalMinutes
            : null;

    private static string? Joined(JsonElement invitee) => CalendlyText.Line($"{invitee.Text("first_name")} {invitee.Text("last_name")}");

    private static string? Line(JsonElement element, string name) => CalendlyText.Line(element.Text(name));
}
