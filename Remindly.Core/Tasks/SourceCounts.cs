namespace Remindly.Core.Tasks;

/// <summary>How many tasks each source has.</summary>
/// <param name="BySource">By a provider's key, or <see cref="TaskFilter.Manual"/>; those without any are left out.</param>
/// <param name="IsWhole">False where there are more than were counted, or nothing was counted at all.</param>
public sealed record SourceCounts(IReadOnlyDictionary<string, int> BySource, bool IsWhole)
{
    /// <summary>Not counted: it would mean reading every task's text.</summary>
    public static readonly SourceCounts Unknown = new(new Dictionary<string, int>(), IsWhole: false);

    /// <summary>How many come from this source; null where that is not known.</summary>
    /// <param name="source">As in <see cref="TaskFilter.Source"/>; null for all.</param>
    public int? Of(string? source) =>
        this == Unknown
            ? null
            : source switch
            {
                null or "" => BySource.Values.Sum(),
                TaskFilter.External => BySource.Where(each => each.Key != TaskFilter.Manual).Sum(each => each.Value),
                _ => BySource.GetValueOrDefault(source),
            };
}
