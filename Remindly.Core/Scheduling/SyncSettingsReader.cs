using System.Text.Json;

namespace Remindly.Core.Scheduling;

/// <summary>Reads settings as they are sent and says what is wrong with them, member by member.</summary>
public static class SyncSettingsReader
{
    /// <param name="sent">An object with any of the contract's members.</param>
    /// <param name="basis">What members that are not sent keep.</param>
    public static Outcome<SyncSettings> Read(JsonElement sent, SyncSettings basis)
    {
        if (sent.ValueKind != JsonValueKind.Object)
        {
            return new Outcome<SyncSettings>.Refused("settings", "Send the settings as an object.");
        }

        var errors = new Dictionary<string, string[]>();
        var settings = basis;
        foreach (var member in sent.EnumerateObject())
        {
            var value = member.Value;
            (settings, var problem) = member.Name switch
            {
                "match" => Choose(settings, value, MatchModes, (all, mode) => all with { Match = mode }),
                "assign_to" => Choose(settings, value, AssignModes, (all, mode) => all with { AssignTo = mode }),
                "days_back" => Number(settings, value, 0, 365, (all, number) => all with { DaysBack = number }),
                "days_ahead" => Number(settings, value, 1, 730, (all, number) => all with { DaysAhead = number }),
                "sync_interval_minutes" => Number(settings, value, 5, 1440, (all, number) => all with { SyncIntervalMinutes = number }),
                _ => (settings, "There is no such setting."),
            };
            if (problem is not null)
            {
                errors[$"settings.{Short(member.Name)}"] = [problem];
            }
        }

        return errors.Count == 0 ? settings : new Outcome<SyncSettings>.Refused(errors);
    }

    private static readonly Dictionary<string, MatchMode> MatchModes = new() { ["all"] = MatchMode.All, ["client"] = MatchMode.Client };

    private static readonly Dictionary<string, AssignMode> AssignModes = new()
    {
        ["nobody"] = AssignMode.Nobody,
        ["owner"] = AssignMode.Owner,
    };

    private static (SyncSettings Settings, string? Problem) Choose<T>(
        SyncSettings settings,
        JsonElement value,
        Dictionary<string, T> choices,
        Func<SyncSettings, T, SyncSettings> set
    ) =>
        value.ValueKind == JsonValueKind.String && choices.TryGetValue(value.GetString()!, out var choice)
            ? (set(settings, choice), null)
            : (settings, $"Choose one of: {string.Join(", ", choices.Keys)}.");

    private static (SyncSettings Settings, string? Problem) Number(
        SyncSettings settings,
        JsonElement value,
        int least,
        int most,
        Func<SyncSettings, int, SyncSettings> set
    ) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most
            ? (set(settings, number), null)
            : (settings, $"Use a whole number from {least} to {most}.");

    private static string Short(string name) => name.Length <= 60 ? name : name[..60];
}
