using System.Text.Json;

namespace Remindly.Core.Scheduling.Providers.CalendarFeed;

/// <summary>What was so when the feed was last read whole.</summary>
/// <param name="ETag">As the server wrote it.</param>
/// <param name="LastModified">As the server wrote it.</param>
/// <param name="Hash">Of the bytes, for servers that say neither.</param>
/// <param name="Until">From this end of a window on, an unchanged feed has appointments that have not been seen.</param>
internal sealed record FeedMemory(string? ETag, string? LastModified, string Hash, DateTimeOffset Until)
{
    private const int LongestHeader = 500;

    /// <summary>Null when there is none that helps with this window.</summary>
    public static FeedMemory? Read(string? text, DateWindow window)
    {
        try
        {
            return text is not null && JsonSerializer.Deserialize<FeedMemory>(text) is { } memory && window.To < memory.Until
                ? memory
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this with { ETag = Short(ETag), LastModified = Short(LastModified) });

    private static string? Short(string? header) => header?.Length <= LongestHeader ? header : null;
}
