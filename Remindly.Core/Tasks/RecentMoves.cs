using System.Globalization;
using System.Text.Json;

namespace Remindly.Core.Tasks;

/// <summary>Takes together what happened to one task lately. Pure.</summary>
internal static class RecentMoves
{
    /// <summary>What somebody who looked yesterday has to know.</summary>
    public static readonly IReadOnlyList<TaskEventKind> Kinds =
    [
        TaskEventKind.Moved,
        TaskEventKind.Cancelled,
        TaskEventKind.Uncancelled,
        TaskEventKind.CancelledAfterCompletion,
        TaskEventKind.Vanished,
    ];

    /// <summary>Null where it ended as it began.</summary>
    /// <param name="entries">Of one task, oldest first, each of one of <see cref="Kinds"/>.</param>
    public static RecentMove? Of(IReadOnlyList<TaskHistoryEntry> entries)
    {
        var moves = entries.Where(entry => entry.Kind == TaskEventKind.Moved).ToList();
        var end = entries.LastOrDefault(entry => entry.Kind != TaskEventKind.Moved);
        var (before, after) = moves.Count == 0 ? default : (Times(moves[0]).Before, Times(moves[^1]).After);
        var moved = moves.Count > 0 && before != after;
        return end switch
        {
            null or { Kind: TaskEventKind.Uncancelled } when moved => new(moves[^1] with { Kind = TaskEventKind.Moved }, before, after),
            null => null,
            _ => new(end, null, null),
        };
    }

    private static (DateTimeOffset? Before, DateTimeOffset? After) Times(TaskHistoryEntry entry)
    {
        try
        {
            using var detail = JsonDocument.Parse(entry.Detail ?? "{}");
            return
                detail.RootElement.ValueKind == JsonValueKind.Object
                && detail.RootElement.TryGetProperty("scheduled_at", out var pair)
                && pair.ValueKind == JsonValueKind.Array
                && pair.GetArrayLength() == 2
                ? (Instant(pair[0]), Instant(pair[1]))
                : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static DateTimeOffset? Instant(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;
}

/// <summary>The line of history that tells it, and the times around all its moves.</summary>
internal sealed record RecentMove(TaskHistoryEntry Entry, DateTimeOffset? Before, DateTimeOffset? After);
