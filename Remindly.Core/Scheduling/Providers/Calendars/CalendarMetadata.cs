using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Remindly.Core.Calendars;

namespace Remindly.Core.Scheduling.Providers.Calendars;

/// <summary>What an entry of a calendar says, as it is kept: its properties by their names in small letters.</summary>
/// <param name="Json">What to keep.</param>
/// <param name="Client">Whom it is for.</param>
/// <param name="Lasting">A hash that is the same for two readings of an unchanged entry.</param>
internal sealed record CalendarMetadata(string Json, ExternalClient Client, string Lasting)
{
    private const int MostCharacters = 64 * 1024;
    private const int LongestName = 64;

    // Some servers write these anew each time that they are asked.
    private static readonly HashSet<string> Passing = ["DTSTAMP", "LAST-MODIFIED", "CREATED", "SEQUENCE"];

    // What is told of each occurrence by itself.
    private static readonly HashSet<string> Times = ["DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID"];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static CalendarMetadata Of(CalendarEvent entry)
    {
        var (kept, lasting, room) = (new JsonObject(), new JsonObject(), MostCharacters);
        foreach (var line in entry.Properties.Where(MayKeep))
        {
            if (Value(line) is not { } value || (room -= line.Name.Length + line.Value.Length) < 0)
            {
                continue;
            }

            Add(kept, line, value);
            if (!Passing.Contains(line.Name) && !Times.Contains(line.Name))
            {
                Add(lasting, line, value);
            }
        }

        var json = kept.ToJsonString(Plain);
        return new(json, CalendarPeople.ClientOf(JsonElement.Parse(json)), Fingerprints.Of(lasting.ToJsonString(Plain)));
    }

    // Attached files are no part of what is said.
    private static bool MayKeep(ContentLine line) => line.Name is not ("DTSTAMP" or "ATTACH") && line.Name.Length <= LongestName;

    private static JsonNode? Value(ContentLine line) =>
        line.Name switch
        {
            "ATTENDEE" or "ORGANIZER" => CalendarPeople.Person(line),
            "STRUCTURED-DATA" => Structured(line),
            "URL" => CalendarText.Link(line.Value) is { } link ? JsonValue.Create(link) : null,
            _ => CalendarText.Lines(line.Text) is { } text ? JsonValue.Create(text) : null,
        };

    // RFC 9073 6.6: data of programs, as JSON; its members are told as they are.
    private static JsonObject? Structured(ContentLine line)
    {
        try
        {
            return JsonNode.Parse(line.Text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Add(JsonObject into, ContentLine line, JsonNode value)
    {
        if (line.Name == "STRUCTURED-DATA")
        {
            foreach (var (member, said) in value.AsObject())
            {
                into.TryAdd(member, said?.DeepClone());
            }

            return;
        }

        var name = line.Name.ToLowerInvariant();
        switch (into[name])
        {
            case null:
                into[name] = value.DeepClone();
                break;
            case JsonArray several:
                several.Add(value.DeepClone());
                break;
            case var one:
                into[name] = new JsonArray(one.DeepClone(), value.DeepClone());
                break;
        }
    }
}
