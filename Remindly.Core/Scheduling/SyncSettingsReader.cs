using System.Text.Json;

namespace Remindly.Core.Scheduling;

/// <summary>Reads settings as they are sent and says what is wrong with them, member by member.</summary>
public static class SyncSettingsReader
{
    private const int MostCalendars = 100;
    private const int LongestCalendar = 1_000;

    private static readonly SyncSettings Usual = SyncSettings.Default;

    /// <param name="sent">An object with any of the contract's members; null for one sets its default again.</param>
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
                "match" => Choose(settings, value, MatchModes, Usual.Match, (all, mode) => all with { Match = mode }),
                "assign_to" => Choose(settings, value, AssignModes, Usual.AssignTo, (all, mode) => all with { AssignTo = mode }),
                "days_back" => Number(settings, value, (0, 365, Usual.DaysBack), (all, number) => all with { DaysBack = number }),
                "days_ahead" => Number(settings, value, (1, 730, Usual.DaysAhead), (all, number) => all with { DaysAhead = number }),
                "sync_interval_minutes" => Number(
                    settings,
                    value,
                    (5, 1440, Usual.SyncIntervalMinutes),
                    (all, number) => all with { SyncIntervalMinutes = number }
                ),
                "calendars" => Calendars(settings, value),
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
        T usual,
        Func<SyncSettings, T, SyncSettings> set
    ) =>
        value.ValueKind == JsonValueKind.Null ? (set(settings, usual), null)
        : value.ValueKind == JsonValueKind.String && choices.TryGetValue(value.GetString()!, out var choice) ? (set(settings, choice), null)
        : (settings, $"Choose one of: {string.Join(", ", choices.Keys)}.");

    private static (SyncSettings Settings, string? Problem) Number(
        SyncSettings settings,
        JsonElement value,
        (int Least, int Most, int Usual) range,
        Func<SyncSettings, int, SyncSettings> set
    ) =>
        value.ValueKind == JsonValueKind.Null ? (set(settings, range.Usual), null)
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= range.Least && number <= range.Most
            ? (set(settings, number), null)
        : (settings, $"Use a whole number from {range.Least} to {range.Most}.");

    private static (SyncSettings Settings, string? Problem) Calendars(SyncSettings settings, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return (settings with { Calendars = null }, null);
        }

        var some = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [];
        return some.Count is > 0 and <= MostCalendars && some.TrueForAll(IsName)
            ? (settings with { Calendars = [.. some.Select(each => each.GetString()!).Distinct(StringComparer.Ordinal)] }, null)
            : (settings, $"Choose at least one calendar and at most {MostCalendars}, or send null for all.");
    }

    private static bool IsName(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 and <= LongestCalendar } name
        && !name.Any(char.IsControl);

    private static string Short(string name) => name.Length <= 60 ? name : name[..60];
}
