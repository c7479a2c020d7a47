using System.Text.Json;
using System.Text.Json.Serialization;

namespace Remindly.Core.Scheduling.Providers.Calendly;

/// <summary>
/// What one fetch tells the next: whose account it is; which cancelled events were replaced by others and need no second look; and
/// who of several people an event was kept for.
/// </summary>
internal sealed class CalendlyMemory
{
    private const int MostKept = 100;

    [JsonPropertyName("user")]
    public string? User { get; set; }

    /// <summary>By event: its stamp.</summary>
    [JsonPropertyName("replaced")]
    public Dictionary<string, string> Replaced { get; set; } = [];

    /// <summary>By event: the ids of the places in it.</summary>
    [JsonPropertyName("places")]
    public Dictionary<string, string[]> Places { get; set; } = [];

    public static CalendlyMemory Read(string? text)
    {
        try
        {
            return text is null ? new() : JsonSerializer.Deserialize<CalendlyMemory>(text) ?? new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    public bool WasReplaced(CalendlyRow row) => Replaced.TryGetValue(row.Id, out var stamp) && stamp == row.Stamp;

    public void NoteReplaced(CalendlyRow row)
    {
        if (Replaced.Count < MostKept)
        {
            Replaced[row.Id] = row.Stamp;
        }
    }

    public void NotePlaces(CalendlyRow row, IEnumerable<string> ids)
    {
        if (Places.Count < MostKept / 2)
        {
            Places[row.Id] = [.. ids.Take(4)];
        }
    }

    /// <summary>Null when it is more than a memory may be.</summary>
    public string? Write() => JsonSerializer.Serialize(this) is { Length: <= AppointmentPage.LongestMemory } text ? text : null;
}
