using System.Globalization;

namespace Remindly.Core.Tasks;

/// <summary>How a list of tasks is sorted. Descending is ascending turned round; open-ended ones are last in ascending.</summary>
public enum TaskSort
{
    ScheduledAt,
    ScheduledAtDescending,
    UpdatedAt,
    UpdatedAtDescending,
}

/// <summary>Which tasks are wanted; what is left out is not filtered by. Dismissed ones never come.</summary>
public sealed record TaskFilter
{
    public const string Manual = "manual";
    public const string External = "external";
    public const int LongestText = 200;

    /// <summary>The statuses of what is still to be done.</summary>
    public static readonly IReadOnlyList<CareTaskStatus> Open =
    [
        CareTaskStatus.Pending,
        CareTaskStatus.Assigned,
        CareTaskStatus.InProgress,
    ];

    public Guid? SeniorId { get; init; }

    /// <summary><see cref="Manual"/>, <see cref="External"/> or a provider's key.</summary>
    public string? Source { get; init; }

    /// <summary>Any of these; empty for all.</summary>
    public IReadOnlyCollection<CareTaskStatus> Statuses { get; init; } = [];

    /// <summary>Any of these; empty for all.</summary>
    public IReadOnlyCollection<CareTaskType> Types { get; init; } = [];

    /// <summary>Any of these; empty for all.</summary>
    public IReadOnlyCollection<CareTaskPriority> Priorities { get; init; } = [];

    public Guid? AssignedTo { get; init; }

    /// <summary>Only those that nobody has.</summary>
    public bool Unassigned { get; init; }

    /// <summary>Scheduled at this instant or later; open-ended ones do not come then.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Scheduled before this instant; open-ended ones do not come then.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only open-ended ones.</summary>
    public bool OpenEnded { get; init; }

    /// <summary>Found in title, location, notes or description, whatever the case.</summary>
    public string? Text { get; init; }

    public TaskSort Sort { get; init; }

    /// <summary>Exactly what is still to be done.</summary>
    internal bool IsOpen => Statuses.Distinct().Count() == Open.Count && Statuses.All(Open.Contains);

    internal void Check(Faults faults)
    {
        if (Texts.Line(Text)?.Length > LongestText)
        {
            faults.Add("q", $"Search with {LongestText} characters or fewer.");
        }

        if (From > To)
        {
            faults.Add("to", "Choose an end that is not before the start.");
        }
    }

    /// <summary>Equal for equal filters: a cursor goes on with the list it came from.</summary>
    internal string Fingerprint(Guid userId) =>
        string.Join(
            '|',
            "tasks",
            userId,
            SeniorId,
            Source,
            string.Join(',', Statuses.Order()),
            string.Join(',', Types.Order()),
            string.Join(',', Priorities.Order()),
            AssignedTo,
            Unassigned,
            From?.UtcTicks.ToString(CultureInfo.InvariantCulture),
            To?.UtcTicks.ToString(CultureInfo.InvariantCulture),
            OpenEnded,
            Sort,
            Texts.Line(Text)
        );
}
