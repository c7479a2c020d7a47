using System.Text.Json;
using System.Text.Json.Nodes;
using Remindly.Core.Calendars;

namespace Remindly.Core.Scheduling.Providers.Calendars;

/// <summary>Whom a calendar's entry names: ATTENDEE and ORGANIZER (RFC 5545 3.8.4).</summary>
internal static class CalendarPeople
{
    private const string Mailto = "mailto:";

    /// <summary>A person as metadata keeps them; null when the line names nobody, such as a room.</summary>
    public static JsonObject? Person(ContentLine line)
    {
        var kind = line.Parameter("CUTYPE")?.ToUpperInvariant();
        if (kind is "ROOM" or "RESOURCE" or "GROUP")
        {
            return null;
        }

        var value = line.Value.Trim();
        var email = value.StartsWith(Mailto, StringComparison.OrdinalIgnoreCase) ? value[Mailto.Length..] : line.Parameter("EMAIL");
        var person = new JsonObject();
        Put(person, "name", line.Parameter("CN"));
        Put(person, "email", email);
        return person.Count > 0 ? person : null;
    }

    /// <summary>Whom the appointment is for: the first who is invited and did not organize it.</summary>
    public static ExternalClient ClientOf(JsonElement metadata)
    {
        if (metadata.ValueKind != JsonValueKind.Object || !metadata.TryGetProperty("attendee", out var invited))
        {
            return ExternalClient.Nobody;
        }

        var organizer = metadata.TryGetProperty("organizer", out var by) ? Text(First(by), "email") : null;
        foreach (var each in invited.ValueKind == JsonValueKind.Array ? invited.EnumerateArray().ToList() : [invited])
        {
            var (name, email) = (Text(each, "name"), Text(each, "email"));
            var organizes = email is not null && email.Equals(organizer, StringComparison.OrdinalIgnoreCase);
            if (!organizes && (name is not null || email is not null))
            {
                // Where there is no name, programs write the address as one.
                return new ExternalClient(name == email ? null : name, email, null);
            }
        }

        return ExternalClient.Nobody;
    }

    private static JsonElement First(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().FirstOrDefault() : element;

    private static void Put(JsonObject person, string name, string? text)
    {
        if (CalendarText.Line(text) is { } line)
        {
            person[name] = line;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
}
