using System.Text.Json;

namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>How far a calendar had come when it was read.</summary>
/// <param name="ETags">A hash of those of all that is in it, for servers that say nothing better.</param>
internal sealed record CalendarState(string? SyncToken, string? CTag, string? ETags);

/// <summary>What was so when the calendars were last read whole.</summary>
/// <param name="Calendars">By their ids.</param>
/// <param name="Until">From this end of a window on, unchanged calendars have appointments that have not been seen.</param>
internal sealed record CalDavMemory(IReadOnlyDictionary<string, CalendarState> Calendars, DateTimeOffset Until)
{
    /// <summary>Null when there is none that helps with this window.</summary>
    public static CalDavMemory? Read(string? text, DateWindow window)
    {
        try
        {
            return
                text is not null
                && JsonSerializer.Deserialize<CalDavMemory>(text) is { Calendars: not null } memory
                && window.To < memory.Until
                ? memory
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null when it is too long to be kept: then the calendars are read anew.</summary>
    public string? Write() => JsonSerializer.Serialize(this) is { Length: <= AppointmentPage.LongestMemory } text ? text : null;
}
