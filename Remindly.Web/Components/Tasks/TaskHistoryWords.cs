using System.Globalization;
using System.Text.Json;
using Remindly.Core;
using Remindly.Core.Tasks;
using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Tasks;

/// <summary>A task's history as sentences.</summary>
/// <param name="ProviderName">Who stands behind what no person did.</param>
/// <param name="Names">The circle, by id.</param>
/// <param name="Zone">The senior's.</param>
internal sealed record TaskHistoryWords(
    string? ProviderName,
    IReadOnlyDictionary<Guid, string> Names,
    string Zone,
    DateTimeOffset Now,
    CultureInfo Culture
)
{
    public string Of(TaskHistoryEntry entry)
    {
        using var detail = Read(entry.Detail);
        var who = entry.UserName ?? (entry.UserId is null ? ProviderName : null) ?? "Somebody";
        return entry.Kind switch
        {
            TaskEventKind.Created => entry.UserId is null ? $"It arrived from {who}." : $"{who} wrote it down.",
            TaskEventKind.Changed => $"{who} changed {Changes(detail)}.",
            TaskEventKind.Moved => $"{who} moved it{Move(detail)}.",
            TaskEventKind.Completed => $"{who} marked it as done.",
            TaskEventKind.Reopened when entry.UserId is null => $"It is open again: {who} moved it to a new time.",
            TaskEventKind.Reopened => $"{who} opened it again.",
            TaskEventKind.Assigned => Assigned(entry, who, detail),
            TaskEventKind.Unassigned => $"{who} freed it: nobody has it.",
            TaskEventKind.Cancelled => $"{who} cancelled it{Reason(detail)}.",
            TaskEventKind.Uncancelled => $"{who} brought it back.",
            TaskEventKind.Dismissed => $"{who} removed it from the list.",
            TaskEventKind.Restored => $"{who} brought it back to the list.",
            TaskEventKind.CancelledAfterCompletion => $"{who} cancelled it after it was done; it stays done.",
            TaskEventKind.Vanished => $"{who} no longer has it, so it was cancelled.",
            TaskEventKind.Unlinked => $"{who} disconnected {ProviderName ?? "the calendar"}: it no longer updates.",
            _ => $"{who} changed it.",
        };
    }

    /// <summary>The longer texts that a line of history changed, whole, for whoever wants to read them.</summary>
    public static IReadOnlyList<(string Name, string? Before, string? After)> TextsOf(TaskHistoryEntry entry)
    {
        using var detail = Read(entry.Detail);
        (string Field, string Name)[] texts = [("description", "the description"), ("notes", "the notes")];
        return
        [
            .. from text in texts
            let pair = Pair(detail, text.Field)
            where pair != (null, null)
            select (text.Name, pair.Before, pair.After),
        ];
    }

    private string Assigned(TaskHistoryEntry entry, string who, JsonDocument? detail)
    {
        var to = Guid.TryParse(Pair(detail, "assigned_to").After, out var id) ? id : (Guid?)null;
        return to is null ? $"{who} gave it to somebody."
            : to == entry.UserId ? $"{who} took it."
            : $"{who} gave it to {Names.GetValueOrDefault(to.Value) ?? "somebody who left the circle"}.";
    }

    private string Move(JsonDocument? detail)
    {
        var (before, after) = Pair(detail, "scheduled_at");
        return (before, after) switch
        {
            ({ } from, { } to) => $" from {When(from)} to {When(to)}",
            (null, { } to) => $" to {When(to)}",
            ({ } from, null) => $" from {When(from)} to any time",
            _ => "",
        };
    }

    private static string Changes(JsonDocument? detail)
    {
        string[] fields = detail is null
            ? []
            : [.. detail.RootElement.EnumerateObject().Select(field => Change(field.Name, Pair(detail, field.Name)))];
        return fields.Length == 0 ? "it" : string.Join("; ", fields);
    }

    private static string Change(string field, (string? Before, string? After) values)
    {
        var (name, isLong) = field switch
        {
            "title" => ("the title", false),
            "location" => ("the place", false),
            "duration_minutes" => ("how long it takes", false),
            "task_type" => ("the kind", false),
            "priority" => ("the priority", false),
            "status" => ("how it stands", false),
            "description" => ("the description", true),
            "notes" => ("the notes", true),
            _ => (field.Replace('_', ' '), true),
        };
        return isLong ? name : $"{name} from {Said(field, values.Before)} to {Said(field, values.After)}";
    }

    private static string Said(string field, string? value) =>
        value is null ? "nothing"
        : field == "duration_minutes" ? $"{value} minutes"
        : field == "task_type" && Words.TryRead<CareTaskType>(value, out var type) ? $"“{TaskWording.Of(type)}”"
        : field == "priority" && Words.TryRead<CareTaskPriority>(value, out var priority) ? $"“{TaskWording.Of(priority)}”"
        : field == "status" && Words.TryRead<CareTaskStatus>(value, out var status) ? $"“{TaskWording.Of(status)}”"
        : $"“{value}”";

    private static string Reason(JsonDocument? detail) =>
        detail is not null && detail.RootElement.TryGetProperty("reason", out var reason) && reason.ValueKind == JsonValueKind.String
            ? $": {reason.GetString()!.TrimEnd('.')}"
            : "";

    private string When(string instant) =>
        DateTimeOffset.TryParse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? Times.Words(at, Now, Zone, Culture)
            : instant;

    private static (string? Before, string? After) Pair(JsonDocument? detail, string field) =>
        detail is not null
        && detail.RootElement.TryGetProperty(field, out var pair)
        && pair.ValueKind == JsonValueKind.Array
        && pair.GetArrayLength() == 2
            ? (Text(pair[0]), Text(pair[1]))
            : (null, null);

    private static string? Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            _ => value.GetRawText(),
        };

    // A line of another version's history is told without its details rather than not at all.
    private static JsonDocument? Read(string? json)
    {
        try
        {
            var document = json is null ? null : JsonDocument.Parse(json);
            return document?.RootElement.ValueKind == JsonValueKind.Object ? document : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
