namespace Remindly.Core.Calendars.Recurrence;

/// <summary>What is left of the limits while one expansion runs.</summary>
internal sealed class ExpansionBudget(ExpansionLimits limits)
{
    private int steps = limits.Steps;
    private int occurrences = limits.Occurrences;

    public void Step() => Spend(ref steps, ExceededLimit.Steps);

    public void Occurrence() => Spend(ref occurrences, ExceededLimit.Occurrences);

    private static void Spend(ref int left, ExceededLimit limit)
    {
        if (left-- <= 0)
        {
            left = 0;
            throw new ExpansionLimitException(limit);
        }
    }
}
