namespace Remindly.Core.Calendars.Recurrence;

/// <summary>What is left of the limits while one expansion runs, and of those for all of which it is one.</summary>
internal sealed class ExpansionBudget(ExpansionLimits limits, ExpansionBudget? whole = null)
{
    private int steps = limits.Steps;
    private int occurrences = limits.Occurrences;

    /// <summary>The limit that was exceeded, once one was.</summary>
    public ExceededLimit? Exceeded { get; private set; }

    public void Step()
    {
        whole?.Step();
        Spend(ref steps, ExceededLimit.Steps);
    }

    public void Occurrence() => Spend(ref occurrences, ExceededLimit.Occurrences);

    private void Spend(ref int left, ExceededLimit limit)
    {
        if (left-- <= 0)
        {
            left = 0;
            Exceeded = limit;
            throw new ExpansionLimitException(limit);
        }
    }
}
