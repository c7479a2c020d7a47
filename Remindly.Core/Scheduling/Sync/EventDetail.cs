using System.Globalization;
using System.Text.Json.Nodes;

namespace Remindly.Core.Scheduling.Sync;

/// <summary>Writes the details of a task's history in the form of <see cref="Tasks.TaskEvent.Detail"/>.</summary>
internal static class EventDetail
{
    private const int LongestValue = 200;

    public static string Reason(string reason) => new JsonObject { ["reason"] = reason }.ToJsonString();

    public static string Times(DateTimeOffset? before, DateTimeOffset after) =>
        new JsonObject { ["scheduled_at"] = new JsonArray(Text(before), Text(after)) }.ToJsonString();

    /// <summary>The provider's fields that differ, time aside; null when none do.</summary>
    public static string? Fields(KnownTask before, ExternalAppointment after)
    {
        var changes = new JsonObject();
        Note(changes, "title", before.Title, after.Title);
        Note(changes, "duration_minutes", Fingerprints.Text(before.DurationMinutes), Fingerprints.Text(after.DurationMinutes));
        Note(changes, "location", before.Location, after.Location);
        Note(changes, "description", before.Description, after.Description);
        return changes.Count == 0 ? null : changes.ToJsonString();
    }

    private static void Note(JsonObject changes, string field, string? before, string? after)
    {
        if (before != after)
        {
            changes[field] = new JsonArray(Short(before), Short(after));
        }
    }

    private static JsonValue? Text(DateTimeOffset? instant) =>
        instant is { } at ? JsonValue.Create(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)) : null;

    private static JsonValue? Short(string? text) =>
        text is null ? null
        : text.Length <= LongestValue ? JsonValue.Create(text)
        // Never through the middle of a surrogate pair.
        : JsonValue.Create(
            string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[LongestValue - 1]) ? LongestValue - 1 : LongestValue), "…")
        );
}
