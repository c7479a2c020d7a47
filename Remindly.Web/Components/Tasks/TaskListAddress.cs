using Remindly.Core;
using Remindly.Core.Tasks;

namespace Remindly.Web.Components.Tasks;

/// <summary>
/// A filtered task list, as its address says it; what the address leaves out is not filtered by. Where any of several will do, they are
/// kept in one text, parted by commas, and written into the address one by one.
/// </summary>
/// <param name="Source">manual, external or a provider's key.</param>
/// <param name="Status">
/// Any of these as the HTTP contract spells them, or <see cref="EveryStatus"/>; null or <see cref="OpenStatus"/>: what is still to be done.
/// </param>
/// <param name="SeniorId">An id.</param>
/// <param name="AssignedTo">An id, <see cref="Me"/> or <see cref="Nobody"/>.</param>
public sealed record TaskListAddress(string? Source, string? Status, string? SeniorId, string? AssignedTo, string? Text)
{
    public const string EveryStatus = "all";
    public const string OpenStatus = "open";
    public const string Me = "me";
    public const string Nobody = "none";

    public static readonly TaskListAddress Everything = new(null, null, null, null, null);

    /// <summary>Any of these, as the HTTP contract spells them.</summary>
    public string? Type { get; init; }

    /// <summary>Any of these, as the HTTP contract spells them.</summary>
    public string? Priority { get; init; }

    /// <summary>The first day; see <see cref="TaskDates"/>.</summary>
    public string? From { get; init; }

    /// <summary>The day after the last.</summary>
    public string? To { get; init; }

    /// <summary>As in the HTTP contract; null: by time, what is over newest first.</summary>
    public string? Sort { get; init; }

    /// <summary>The several of one text.</summary>
    public static IReadOnlyList<string> Parts(string? text) =>
        (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The one text of several; null for none.</summary>
    public static string? Join(IEnumerable<string>? parts) =>
        string.Join(',', (parts ?? []).SelectMany(Parts).Distinct(StringComparer.Ordinal)) is { Length: > 0 } text ? text : null;

    /// <summary>Such a list has no days.</summary>
    public static bool IsByChange(string? sort) => sort is "updated_at" or "-updated_at";

    /// <summary>Without any filter this is the plain list's address, which shows the filters that were remembered.</summary>
    public override string ToString() => Query is { Length: > 0 } query ? $"{AppUrls.Tasks}?{query}" : AppUrls.Tasks;

    /// <summary>The address that shows exactly this, whatever was remembered.</summary>
    public string Exactly => Query is { Length: > 0 } ? ToString() : $"{AppUrls.Tasks}?status={OpenStatus}";

    /// <summary>Shows what is still to be done, all of it.</summary>
    public bool IsEverything => Query.Length == 0;

    /// <summary>What to ask for, dates aside. What cannot be understood matches nothing, rather than everything.</summary>
    /// <param name="me">The signed-in caregiver.</param>
    public TaskFilter ToFilter(Guid me) =>
        new()
        {
            Source = Source is { Length: > 0 } ? Source : null,
            Statuses = Statuses(),
            Types = Known<CareTaskType>(Type),
            Priorities = Known<CareTaskPriority>(Priority),
            SeniorId = Id(SeniorId),
            AssignedTo =
                AssignedTo == Me ? me
                : AssignedTo == Nobody ? null
                : Id(AssignedTo),
            Unassigned = AssignedTo == Nobody,
            Text = Text,
            Sort = SortOrder,
        };

    /// <summary>What to ask for now.</summary>
    /// <param name="zone">Whose days are meant: an IANA name.</param>
    public TaskFilter ToFilter(Guid me, DateTimeOffset now, string zone) =>
        ToFilter(me) with
        {
            From = TaskDates.Read(From, now, zone),
            To = TaskDates.Read(To, now, zone),
        };

    /// <summary>False where the address names a status that there is not.</summary>
    public bool KnowsStatus => Status is EveryStatus or OpenStatus || Parts(Status).All(part => Words.TryRead<CareTaskStatus>(part, out _));

    /// <summary>False where something else in the address is not to be understood.</summary>
    public bool KnowsTheRest =>
        Parts(Type).All(part => Words.TryRead<CareTaskType>(part, out _))
        && Parts(Priority).All(part => Words.TryRead<CareTaskPriority>(part, out _))
        && TaskDates.IsKnown(From)
        && TaskDates.IsKnown(To)
        && (Sort is null or "" || TaskSorts.All.ContainsKey(Sort));

    private TaskSort SortOrder =>
        TaskSorts.All.TryGetValue(Sort ?? "", out var sort) ? sort
        : LooksBack ? TaskSort.ScheduledAtDescending
        : TaskSort.ScheduledAt;

    // Over and done: the newest are wanted first.
    private bool LooksBack => Parts(Status) is { Count: > 0 } parts && parts.All(part => part is "completed" or "cancelled");

    private string Query =>
        string.Join(
            '&',
            new[]
            {
                ("senior_id", SeniorId),
                ("source", Source),
                ("status", Status == OpenStatus ? null : Status),
                ("task_type", Type),
                ("priority", Priority),
                ("assigned_to", AssignedTo),
                ("from", From),
                ("to", To),
                ("q", Text),
                ("sort", Sort),
            }.SelectMany(pair =>
                (
                    pair.Item1 == "q"
                        ? pair.Item2 is { Length: > 0 } text
                            ? [text]
                            : []
                        : Parts(pair.Item2)
                ).Select(part => $"{pair.Item1}={Uri.EscapeDataString(part)}")
            )
        );

    private IReadOnlyCollection<CareTaskStatus> Statuses() =>
        Status == EveryStatus ? []
        : Known<CareTaskStatus>(Status) is { Count: > 0 } some ? some
        : [.. TaskFilter.Open];

    private static IReadOnlyCollection<T> Known<T>(string? text)
        where T : struct, Enum => [.. Parts(text).Where(part => Words.TryRead<T>(part, out _)).Select(Read<T>)];

    private static T Read<T>(string part)
        where T : struct, Enum => Words.TryRead<T>(part, out var value) ? value : default;

    private static Guid? Id(string? text) =>
        text is not { Length: > 0 } ? null
        : Guid.TryParse(text, out var id) ? id
        : Guid.Empty;
}
