using System.Text.Json.Serialization;

namespace Remindly.Core.Scheduling;

/// <summary>Which of an account's appointments become tasks.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MatchMode>))]
public enum MatchMode
{
    /// <summary>Every one, for the integration's senior.</summary>
    [JsonStringEnumMemberName("all")]
    All = 1,

    /// <summary>Those whose client is the senior.</summary>
    [JsonStringEnumMemberName("client")]
    Client = 2,
}

/// <summary>Who has a new task at first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AssignMode>))]
public enum AssignMode
{
    [JsonStringEnumMemberName("nobody")]
    Nobody = 1,

    /// <summary>Whoever connected the integration.</summary>
    [JsonStringEnumMemberName("owner")]
    Owner = 2,
}

/// <summary>How an integration syncs; the members and bounds of the HTTP contract.</summary>
public sealed record SyncSettings
{
    public static readonly SyncSettings Default = new();

    public MatchMode Match { get; init; } = MatchMode.All;

    /// <summary>0 to 365.</summary>
    public int DaysBack { get; init; } = 7;

    /// <summary>1 to 730.</summary>
    public int DaysAhead { get; init; } = 90;

    /// <summary>5 to 1440.</summary>
    public int SyncIntervalMinutes { get; init; } = 60;

    public AssignMode AssignTo { get; init; } = AssignMode.Nobody;

    /// <summary>Which of the account's calendars are read, by <see cref="OfferedCalendar.Id"/>; null: all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Calendars { get; init; }

    [JsonIgnore]
    public TimeSpan Interval => TimeSpan.FromMinutes(SyncIntervalMinutes);
}
