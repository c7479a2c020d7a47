namespace Remindly.Core.Calendars.Recurrence;

/// <summary>A rule was more work than the limits allow. Callers tell people in a sentence of their own.</summary>
public sealed class ExpansionLimitException(ExceededLimit limit)
    : Exception(
        limit == ExceededLimit.Steps
            ? "The rule takes too long to work out."
            : "The rule has more occurrences than can be taken in at once."
    )
{
    public ExceededLimit Limit { get; } = limit;
}
